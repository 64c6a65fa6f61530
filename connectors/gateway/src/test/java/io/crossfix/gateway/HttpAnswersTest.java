package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.door.Receipt;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.wire.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every answer that a sender can get, over a real socket. */
class HttpAnswersTest {

    private static final Refusal BAD =
            new Refusal(Refusal.Reason.BAD_VALUE, "confidence must be within [0, 1], was 1.7");

    private Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whatIsKeptIsAccepted() {
        HttpResponse<String> answer = rig.sends("cameras", "{\"label\":\"FIREWORKS\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"published\":1,\"repeated\":0,\"ignored\":0,\"refused\":[]}");
        assertThat(rig.door.taken()).singleElement().satisfies(payload -> {
            assertThat(payload.feed()).isEqualTo("cameras");
            assertThat(payload.sender()).isEqualTo("north");
            assertThat(Rig.text(payload.bytes())).isEqualTo("{\"label\":\"FIREWORKS\"}");
            assertThat(payload.attributes()).isEmpty();
        });
        assertThat(rig.metric("crossfix_gateway_requests_total{feed=\"cameras\",status=\"202\"}"))
                .isEqualTo(1);
        assertThat(rig.metric("crossfix_gateway_payload_bytes_total{feed=\"cameras\",transport=\"http\"}"))
                .isEqualTo(21);
    }

    @Test
    void aKeyMayComeAsBearerToo() {
        HttpRequest.Builder request = HttpRequest.newBuilder(rig.address("/v1/feeds/cameras"))
                .header("Authorization", "Bearer " + Rig.KEY)
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(rig.send(request).statusCode()).isEqualTo(202);
    }

    @Test
    void whollyRefusedIs422AndPartlyRefusedIsAccepted() {
        rig.door.says(new Receipt(0, 0, 0, List.of(BAD)));
        HttpResponse<String> wholly = rig.sends("cameras", "secret");
        rig.door.says(new Receipt(2, 1, 0, List.of(BAD)));
        HttpResponse<String> partly = rig.sends("cameras", "secret");

        assertThat(wholly.statusCode()).isEqualTo(422);
        assertThat(wholly.body())
                .contains("BAD_VALUE", "confidence must be within [0, 1], was 1.7")
                .doesNotContain("secret");
        assertThat(partly.statusCode()).isEqualTo(202);
        assertThat(partly.body()).contains("\"published\":2", "\"repeated\":1", "BAD_VALUE");
        assertThat(rig.metric("crossfix_gateway_refusals_total{reason=\"BAD_VALUE\"}"))
                .isEqualTo(2);
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"BAD_VALUE\"}"))
                .isZero();
    }

    @Test
    void whatIsNotKeptIs503AndTheSenderIsToldWhenToComeAgain() {
        rig.door.keepsNothing();
        HttpResponse<String> answer = rig.sends("cameras", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void whoIsNotProvenLearnsNothing() {
        int[] statuses = {
            rig.send(rig.post("cameras", Rig.bytes("{}")).setHeader("X-Api-Key", "guessed"))
                    .statusCode(),
            rig.send(rig.post("nowhere", Rig.bytes("{}")).setHeader("X-Api-Key", "guessed"))
                    .statusCode(),
            rig.send(HttpRequest.newBuilder(rig.address("/v1/feeds/cameras")).POST(HttpRequest.BodyPublishers.noBody()))
                    .statusCode(),
            rig.send(rig.post("cameras", Rig.bytes("{}")).header("Authorization", "Bearer " + Rig.KEY))
                    .statusCode(),
            rig.send(rig.post("cameras", Rig.bytes("{}"))
                            .setHeader("X-Api-Key", "")
                            .header("Authorization", "Basic x"))
                    .statusCode(),
        };

        assertThat(statuses).containsOnly(401);
        assertThat(rig.door.taken()).isEmpty();
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"UNKNOWN_KEY\"}"))
                .isEqualTo(2);
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"NO_CREDENTIAL\"}"))
                .isEqualTo(1);
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"UNUSABLE_CREDENTIAL\"}"))
                .isEqualTo(2);
        assertThat(rig.get("/metrics").body()).doesNotContain("guessed", "nowhere", Rig.KEY);
    }

    @Test
    void feedsThatAreUnknownOrOfOthers() {
        assertThat(rig.sends("nowhere", "{}").statusCode()).isEqualTo(404);
        assertThat(rig.sends("calls", "{}").statusCode()).isEqualTo(403);
        rig.door.says(payload -> {
            throw new IllegalArgumentException("no feed");
        });
        assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(404);
        assertThat(rig.get("/v1/feeds/cameras").statusCode()).isEqualTo(405);
        assertThat(rig.get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void tooLargeWhetherItsLengthIsSaidOrNot() {
        byte[] large = new byte[2 << 20];
        HttpRequest.Builder chunked = rig.post("cameras", large)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(rig.send(rig.post("cameras", large)).statusCode()).isEqualTo(413);
        assertThat(rig.send(chunked).statusCode()).isEqualTo(413);
        assertThat(rig.send(rig.post("cameras", new byte[1 << 20])).statusCode())
                .isEqualTo(202);
        assertThat(rig.metric("crossfix_gateway_bytes_in_flight")).isZero();
        assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isZero();
    }

    @Test
    void gzipIsUnpackedAndBombsAreNot() throws IOException {
        byte[] packed = gzip(Rig.bytes("{\"label\":\"SMOKE\"}"));
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);

        assertThat(rig.send(rig.post("cameras", packed).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(rig.send(rig.post("cameras", bomb).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(413);
        assertThat(rig.send(rig.post("cameras", Rig.bytes("plain")).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(rig.send(rig.post("cameras", packed).header("Content-Encoding", "br"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(rig.door.taken())
                .singleElement()
                .satisfies(payload -> assertThat(Rig.text(payload.bytes())).isEqualTo("{\"label\":\"SMOKE\"}"));
    }

    @Test
    void whoSendsTooOftenIsToldToWait() {
        rig.close();
        rig = new Rig(Rig.with(Rig.sender("north", Set.of("cameras"), new Sender.Rate(1, 3))));
        for (int i = 0; i < 3; i++) {
            assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(202);
        }
        HttpResponse<String> answer = rig.sends("cameras", "{}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"RATE_EXCEEDED\"}"))
                .isEqualTo(1);
    }

    @Test
    void aDoorThatFailsIsNoReasonToLoseAPayload() {
        rig.door.says(payload -> {
            throw new IllegalStateException("a fault of ours");
        });
        HttpResponse<String> answer = rig.sends("cameras", "{}");
        rig.door.says(FakeDoor.KEPT);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("a fault of ours");
        assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void aDoorThatDoesNotAnswerInTimeHasNotKept() {
        rig.close();
        rig = new Rig(Rig.with(new Limits(1 << 20, 10, 4 << 20, 5, Duration.ofMillis(100))));
        rig.door.says(payload -> new CompletableFuture<>());

        assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(503);
        // It still holds its place: the door has not let go of it.
        assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isEqualTo(1);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
