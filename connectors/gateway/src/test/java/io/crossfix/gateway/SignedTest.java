package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.gateway.sender.WebhookSignature;
import io.crossfix.wire.WebhookMac;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that are signed as in Standard Webhooks. */
class SignedTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void theSignatureIsThatOfTheSpecification() {
        // The example of the Svix documentation, from which Standard Webhooks was made.
        byte[] secret = WebhookSignature.secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        byte[] signature = WebhookMac.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Rig.bytes("{\"test\": 2432232314}"), secret);

        assertThat(Base64.getEncoder().encodeToString(signature))
                .isEqualTo("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whoSignsIsProven() {
        assertThat(rig.send(signed("m-1", "{}", Instant.now(), Rig.SECRET)).statusCode())
                .isEqualTo(202);
        assertThat(rig.door.taken())
                .singleElement()
                .satisfies(payload -> assertThat(payload.sender()).isEqualTo("north"));
    }

    @Test
    void wrongOldAndHalfSignaturesProveNobody() {
        Instant now = Instant.now();
        HttpRequest.Builder other =
                signed("m-2", "{}", now, Rig.SECRET).POST(HttpRequest.BodyPublishers.ofString("{\"other\":1}"));
        int[] statuses = {
            rig.send(signed("m-1", "{}", now, new byte[32])).statusCode(),
            rig.send(other).statusCode(),
            rig.send(signed("m-3", "{}", now.minus(Duration.ofMinutes(6)), Rig.SECRET))
                    .statusCode(),
            rig.send(signed("m-4", "{}", now.plus(Duration.ofMinutes(6)), Rig.SECRET))
                    .statusCode(),
            rig.send(unsigned("{}").header("webhook-signature", "v1,abc")).statusCode(),
            rig.send(unsigned("{}")
                            .header("webhook-signature", "v1,%%")
                            .header("webhook-id", "a")
                            .header("webhook-timestamp", "99999999999999999999"))
                    .statusCode(),
        };

        assertThat(statuses).containsOnly(401);
        assertThat(rig.door.taken()).isEmpty();
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"STALE_TIMESTAMP\"}"))
                .isEqualTo(3);
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"BAD_SIGNATURE\"}"))
                .isEqualTo(2);
    }

    @Test
    void aMessageThatComesAgainGetsTheAnswerOfTheFirst() {
        HttpResponse<String> first = rig.send(signed("m-1", "{}", Instant.now(), Rig.SECRET));
        HttpResponse<String> again = rig.send(signed("m-1", "{}", Instant.now(), Rig.SECRET));
        HttpResponse<String> other = rig.send(signed("m-1", "{\"other\":1}", Instant.now(), Rig.SECRET));

        assertThat(first.headers().firstValue("Crossfix-Repeat")).isEmpty();
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Crossfix-Repeat")).hasValue("true");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(rig.door.taken()).hasSize(1);
    }

    @Test
    void aMessageThatWasNotKeptMayComeAgain() {
        rig.door.keepsNothing();
        assertThat(rig.send(signed("m-1", "{}", Instant.now(), Rig.SECRET)).statusCode())
                .isEqualTo(503);
        rig.door.says(FakeDoor.KEPT);

        Eventually.holds(
                () -> rig.send(signed("m-1", "{}", Instant.now(), Rig.SECRET)).statusCode() == 202);
        assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isZero();
    }

    @Test
    void aSignatureCountsOnlyForFeedsOfItsSender() {
        try (Rig others = new Rig(Rig.with(Rig.sender("north", Set.of("calls"), Rig.NORTH.rate())))) {
            HttpRequest.Builder request =
                    signed("m-1", "{}", Instant.now(), Rig.SECRET).uri(others.address("/v1/feeds/cameras"));
            assertThat(others.send(request).statusCode()).isEqualTo(401);
        }
    }

    private HttpRequest.Builder signed(String id, String body, Instant at, byte[] secret) {
        String timestamp = Long.toString(at.getEpochSecond());
        String signature = Base64.getEncoder().encodeToString(WebhookMac.of(id, timestamp, Rig.bytes(body), secret));
        return unsigned(body)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1a,other v1," + signature);
    }

    private HttpRequest.Builder unsigned(String body) {
        return HttpRequest.newBuilder(rig.address("/v1/feeds/cameras"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
