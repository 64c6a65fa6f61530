package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.wire.Refusal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CloudEvents 1.0 over HTTP, and the examples that come with its specification. */
class CloudEventsTest {

    private static final String ONE = "application/cloudevents+json; charset=utf-8";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final Path SAMPLES = Path.of(
            System.getenv().getOrDefault("CROSSFIX_DATA", "../../../shared/data"), "vendor_samples/cloudevents");

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void theDataIsThePayloadAndTheAttributesStandBesideIt() {
        assertThat(structured(ONE, """
                {"specversion":"1.0","id":"e-1","source":"/north","type":"camera","subject":"cam-7",
                 "time":"2026-11-27T21:04:00Z","datacontenttype":"application/json","ext":"x",
                 "data":{"lat":37.80000000000000001,"n":1.50}}""").statusCode()).isEqualTo(202);

        Payload payload = rig.door.taken().get(0);
        assertThat(Rig.text(payload.bytes())).isEqualTo("{\"lat\":37.80000000000000001,\"n\":1.50}");
        assertThat(payload.attributes())
                .isEqualTo(Map.of(
                        "ce-id", "e-1",
                        "ce-source", "/north",
                        "ce-type", "camera",
                        "ce-subject", "cam-7",
                        "ce-time", "2026-11-27T21:04Z"));
    }

    @Test
    void binaryModeKeepsTheBodyAsItIs() {
        HttpResponse<String> answer = rig.send(rig.post("cameras", Rig.bytes("<much wow=\"xml\"/>"))
                .header("ce-specversion", "1.0")
                .header("ce-id", "e%201")
                .header("CE-Source", "/north")
                .header("ce-type", "camera")
                .header("ce-subject", "Euro%20%E2%82%AC")
                .header("Content-Type", "application/xml"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(Rig.text(rig.door.taken().get(0).bytes())).isEqualTo("<much wow=\"xml\"/>");
        assertThat(rig.door.taken().get(0).attributes())
                .isEqualTo(Map.of("ce-id", "e 1", "ce-source", "/north", "ce-type", "camera", "ce-subject", "Euro €"));
    }

    @Test
    void aBatchIsAnsweredWithOneReceiptPerEvent() {
        rig.door.says(payload -> CompletableFuture.completedFuture(
                Rig.text(payload.bytes()).equals("2")
                        ? new Receipt(0, 0, 0, List.of(new Refusal(Refusal.Reason.BAD_VALUE, "two")))
                        : FakeDoor.KEPT));
        HttpResponse<String> answer = structured(BATCH, "[" + event("1") + "," + event("2") + "," + event("3") + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo("{\"receipts\":["
                        + "{\"published\":1,\"repeated\":0,\"ignored\":0,\"refused\":[]},"
                        + "{\"published\":0,\"repeated\":0,\"ignored\":0,"
                        + "\"refused\":[{\"reason\":\"BAD_VALUE\",\"detail\":\"two\"}]},"
                        + "{\"published\":1,\"repeated\":0,\"ignored\":0,\"refused\":[]}]}");
        assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isZero();
    }

    @Test
    void brokenEnvelopesAreRefusedBeforeTheDoorAndNotQuoted() {
        List<String> broken = List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/n\",\"type\":\"t\",\"data\":1}",
                "{\"specversion\":\"1.0\",\"source\":\"/n\",\"type\":\"t\",\"data\":\"secret\"}",
                "{\"specversion\":\"0.3\",\"id\":\"a\",\"source\":\"/n\",\"type\":\"t\",\"data\":\"secret\"}",
                "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"a b secret\",\"type\":\"t\"}",
                "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/n\",\"type\":\"t\",\"time\":\"secret\"}",
                "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/n\",\"type\":\"t\",\"data_base64\":\"%secret\"}",
                event("1") + event("2"),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        for (String body : broken) {
            HttpResponse<String> answer = structured(ONE, body);
            assertThat(answer.statusCode())
                    .as(body.substring(0, Math.min(80, body.length())))
                    .isEqualTo(400);
            assertThat(answer.body()).contains("cloudevents").doesNotContain("secret");
        }
        assertThat(structured(BATCH, "[" + event("1") + ",null]").statusCode()).isEqualTo(400);
        assertThat(structured("application/cloudevents+avro", "x").statusCode()).isEqualTo(400);
        assertThat(structured(BATCH, "[" + (event("1") + ",").repeat(500) + event("1") + "]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(rig.send(rig.post("cameras", new byte[0]).header("ce-id", "a"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(rig.door.taken()).isEmpty();
    }

    @Test
    void theExamplesOfTheSpecification() throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES), () -> "Skipped: no " + SAMPLES);
        // Examples 1 and 7 hold a place holder where base64 should be.
        Map<Integer, String> data = Map.of(
                2, "<much wow=\"xml\"/>",
                3, "{\"appinfoA\":\"abc\",\"appinfoB\":123,\"appinfoC\":true}",
                4, "1.5",
                5, "\"I'm just a string\"",
                6, "{ \"xyz\": 123 }");
        for (int example = 1; example <= 6; example++) {
            int before = rig.door.taken().size();
            int status = structured(ONE, sample(example)).statusCode();
            if (data.containsKey(example)) {
                assertThat(status).as("example %d", example).isEqualTo(202);
                Payload payload = rig.door.taken().get(before);
                assertThat(Rig.text(payload.bytes())).isEqualTo(data.get(example));
                assertThat(payload.attributes()).containsEntry("ce-type", "com.example.someevent");
            } else {
                assertThat(status).as("example %d", example).isEqualTo(400);
            }
        }
        assertThat(structured(BATCH, sample(7)).statusCode()).isEqualTo(400);
        HttpResponse<String> empty = structured(BATCH, sample(8));
        assertThat(empty.statusCode()).isEqualTo(202);
        assertThat(empty.body()).isEqualTo("{\"receipts\":[]}");
        HttpResponse<String> filled =
                structured(BATCH, sample(7).replace("... base64 encoded string ...", "eyAieHl6IjogMTIzIH0="));
        assertThat(filled.statusCode()).isEqualTo(202);
        assertThat(rig.door.taken()).hasSize(7);
    }

    private static String sample(int number) throws IOException {
        return Files.readString(SAMPLES.resolve("example_" + number + ".json"));
    }

    private static String event(String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-" + data + "\",\"source\":\"/n\",\"type\":\"t\",\"data\":" + data
                + "}";
    }

    private HttpResponse<String> structured(String type, String body) {
        return rig.send(rig.post("cameras", Rig.bytes(body)).header("Content-Type", type));
    }
}
