package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.door.Receipt;
import io.crossfix.gateway.intake.Limits;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What is more than Kafka takes is refused at once, and nothing is forgotten to be given back. */
class LimitsTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void whatIsMoreThanMayBeInFlightIsRefusedAtOnce() throws Exception {
        Queue<CompletableFuture<Receipt>> held = new ConcurrentLinkedQueue<>();
        try (Rig rig = new Rig(Rig.with(new Limits(1_000, 3, 1_000_000, 3, LONG)))) {
            rig.door.says(payload -> {
                CompletableFuture<Receipt> later = new CompletableFuture<>();
                held.add(later);
                return later;
            });
            List<CompletableFuture<HttpResponse<String>>> begun = List.of(begin(rig), begin(rig), begin(rig));
            Eventually.holds(() -> held.size() == 3);

            HttpResponse<String> fourth = rig.sends("cameras", "{}");
            assertThat(fourth.statusCode()).isEqualTo(503);
            assertThat(fourth.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isEqualTo(3);
            assertThat(rig.metric("crossfix_gateway_untaken_total{cause=\"BUSY\"}"))
                    .isEqualTo(1);
            assertThat(rig.get("/health/ready").statusCode()).isEqualTo(200);

            held.forEach(later -> later.complete(FakeDoor.KEPT));
            for (CompletableFuture<HttpResponse<String>> each : begun) {
                assertThat(each.get().statusCode()).isEqualTo(202);
            }
            assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isZero();
            assertThat(rig.metric("crossfix_gateway_bytes_in_flight")).isZero();
        }
    }

    @Test
    void bytesCountAsTheyCome() {
        try (Rig rig = new Rig(Rig.with(new Limits(1_000, 3, 1_000, 3, LONG)))) {
            CompletableFuture<Receipt> later = new CompletableFuture<>();
            rig.door.says(payload -> later);
            CompletableFuture<HttpResponse<String>> first = begin(rig, "x".repeat(700));
            Eventually.holds(() -> rig.door.taken().size() == 1);

            assertThat(rig.sends("cameras", "x".repeat(400)).statusCode()).isEqualTo(503);
            later.complete(FakeDoor.KEPT);
            assertThat(first.join().statusCode()).isEqualTo(202);
            assertThat(rig.sends("cameras", "x".repeat(400)).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void whileKafkaKeepsNothingOneRequestASecondTries() {
        try (Rig rig = new Rig()) {
            rig.door.keepsNothing();
            assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(503);
            for (int i = 0; i < 50; i++) {
                assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(503);
            }
            // One when it failed, and as many probes as seconds may have passed on a busy machine.
            assertThat(rig.door.taken().size()).isBetween(1, 10);
            assertThat(rig.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(rig.get("/health/live").body()).contains("does not keep");
            assertThat(rig.metric("crossfix_gateway_circuit_open")).isEqualTo(1);

            rig.door.says(FakeDoor.KEPT);
            Eventually.holds(() -> rig.sends("cameras", "{}").statusCode() == 202);
            assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(202);
            assertThat(rig.get("/health/ready").body()).contains("keeps what comes");
            assertThat(rig.metric("crossfix_gateway_circuit_open")).isZero();
        }
    }

    private static CompletableFuture<HttpResponse<String>> begin(Rig rig) {
        return begin(rig, "{}");
    }

    private static CompletableFuture<HttpResponse<String>> begin(Rig rig, String body) {
        return CompletableFuture.supplyAsync(
                () -> rig.sends("cameras", body), task -> new Thread(task, "sender").start());
    }
}
