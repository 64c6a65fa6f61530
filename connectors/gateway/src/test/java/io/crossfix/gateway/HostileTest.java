package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.gateway.http.HttpSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Strangers on the wire: nothing that they send stops the gateway or makes it answer with a fault of its own. */
class HostileTest {

    private static final int MALFORMED = 1_000;
    private static final String HEAD =
            "POST /v1/feeds/cameras HTTP/1.1\r\nHost: gateway\r\nX-Api-Key: " + Rig.KEY + "\r\n";
    private static final String GOOD = HEAD + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whoDripsItsBodyOrItsHeadersIsCutOff() throws Exception {
        rig.close();
        rig = new Rig(Rig.with(new HttpSettings("127.0.0.1", 0, null, false, 100, Duration.ofSeconds(1))));
        String endless = "x".repeat(600);
        try (Wire body = new Wire(rig.gateway.address());
                Wire headers = new Wire(rig.gateway.address())) {
            body.send(HEAD + "Content-Length: 100000\r\n\r\n");
            headers.send(HEAD + "X-Long: ");

            assertThat(body.drip(endless)).isLessThan(endless.length());
            assertThat(headers.drip(endless)).isLessThan(endless.length());
        }
        assertThat(rig.metric("crossfix_gateway_security_total{reason=\"SLOW_SENDER\"}"))
                .isGreaterThanOrEqualTo(2);
        Eventually.holds(() -> rig.metric("crossfix_gateway_bytes_in_flight") == 0);
        assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void floodsOfHeadersAreCutOff() throws Exception {
        try (Wire wire = new Wire(rig.gateway.address())) {
            StringBuilder flood = new StringBuilder(HEAD);
            for (int i = 0; i < 10_000; i++) {
                flood.append("X-").append(i).append(": y\r\n");
            }
            assertThat(sent(wire, flood.toString())).isSubsetOf(List.of(431));
        }
        assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void garbageAfterARequestSpoilsOnlyItself() throws Exception {
        try (Wire wire = new Wire(rig.gateway.address())) {
            wire.send(GOOD + GOOD + "\u0001\u0002 garbage / that is no request\r\n\r\n" + GOOD);
            wire.done();

            // The connection ends on the garbage; what is said of it may be lost to the reset (RFC 9112, 9.6).
            List<Integer> statuses = wire.statuses();
            assertThat(statuses).startsWith(202, 202).hasSizeLessThanOrEqualTo(3);
            assertThat(statuses.subList(2, statuses.size())).isSubsetOf(400);
        }
        assertThat(rig.door.taken()).hasSize(2);
    }

    @Test
    void twoLengthsAreNoWayToHideARequest() throws Exception {
        for (String lengths : List.of(
                "Content-Length: 2\r\nContent-Length: 40\r\n",
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n")) {
            try (Wire wire = new Wire(rig.gateway.address())) {
                wire.send(HEAD + lengths + "\r\n{}" + GOOD);
                wire.done();

                assertThat(wire.statuses())
                        .as(lengths)
                        .hasSizeLessThanOrEqualTo(1)
                        .allMatch(status -> status == 400);
            }
        }
        assertThat(rig.door.taken()).isEmpty();
    }

    @Test
    void aThousandMalformedRequestsAreTheirSendersFault() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("malformed requests from -Dseed=" + seed);
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < MALFORMED; i++) {
            byte[] malformed = malformed(random);
            try (Wire wire = new Wire(rig.gateway.address())) {
                for (int status : sent(wire, new String(malformed, StandardCharsets.ISO_8859_1))) {
                    if (status >= 500 && status != 503) {
                        faults.add(status + " to number " + i);
                    }
                }
            }
        }
        assertThat(faults).as("seed %d", seed).isEmpty();
        assertThat(rig.sends("cameras", "{}").statusCode()).isEqualTo(202);
        assertThat(rig.metric("crossfix_gateway_payloads_in_flight")).isZero();
        assertThat(rig.metric("crossfix_gateway_bytes_in_flight")).isZero();
    }

    private static List<Integer> sent(Wire wire, String text) throws IOException {
        try {
            wire.send(text);
            wire.done();
        } catch (IOException e) {
            // Cut off while it was still sending; an answer may have come all the same.
            return wire.statuses();
        }
        return wire.statuses();
    }

    private static byte[] malformed(Random random) {
        byte[] bytes = GOOD.getBytes(StandardCharsets.ISO_8859_1);
        return switch (random.nextInt(7)) {
            case 0 -> noise(random, 1 + random.nextInt(400));
            case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> flipped(bytes, random, 1);
            case 3 -> flipped(bytes, random, 20);
            case 4 ->
                GOOD.replace("HTTP/1.1", "HTTP/" + random.nextInt(12) + "." + random.nextInt(12))
                        .getBytes(StandardCharsets.ISO_8859_1);
            case 5 -> GOOD.replace("Content-Length: 2", oddLength(random)).getBytes(StandardCharsets.ISO_8859_1);
            default -> GOOD.replace("/v1/feeds/cameras", oddTarget(random)).getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] flipped(byte[] bytes, Random random, int times) {
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String oddLength(Random random) {
        List<String> odd = List.of(
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: 2, 3",
                "Content-Length:",
                "Transfer-Encoding: chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: " + random.nextInt(),
                "Expect: 100-continue\r\nContent-Length: 2",
                "Expect: " + random.nextInt(),
                "Upgrade: h2c\r\nConnection: Upgrade\r\nContent-Length: 2",
                "Content-Encoding: gzip\r\nContent-Length: 2");
        return odd.get(random.nextInt(odd.size()));
    }

    private static String oddTarget(Random random) {
        List<String> odd = List.of(
                "*",
                "http://[::1",
                "/v1/feeds/../feeds/cameras",
                "/v1/feeds/%2e%2e/cameras",
                "/v1/feeds/%00",
                "/v1/feeds/%zz",
                "/v1/feeds/cameras;a=b",
                "//v1//feeds",
                "/" + "a".repeat(7_000),
                "/v1/feeds/" + random.nextInt(),
                "/metrics",
                "/health/ready");
        return odd.get(random.nextInt(odd.size()));
    }
}
