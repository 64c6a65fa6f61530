package io.crossfix.gateway.intake;

import java.time.Duration;

/**
 * How much is taken in at a time; what comes above it is refused at once and never queued.
 *
 * @param bodyBytes most bytes of one request, packed and unpacked
 * @param payloadsInFlight most payloads that Kafka has not yet acknowledged
 * @param bytesInFlight most bytes of requests that are being read or not yet acknowledged
 * @param batchEvents most events of one CloudEvents batch
 * @param keptWithin a payload that is not kept by then is answered as not kept
 */
public record Limits(int bodyBytes, int payloadsInFlight, long bytesInFlight, int batchEvents, Duration keptWithin) {

    /** Enough for some thousand payloads a second in a heap of 640 MiB. */
    public static final Limits SHIPPED = new Limits(1 << 20, 2_000, 64L << 20, 500, Duration.ofSeconds(10));

    /** @throws IllegalArgumentException when one request could never pass */
    public Limits {
        if (bodyBytes < 1 || bytesInFlight < bodyBytes || batchEvents < 1 || payloadsInFlight < batchEvents) {
            throw new IllegalArgumentException("the limits in flight must be at least those of one request: "
                    + bodyBytes + " bytes of " + bytesInFlight + ", " + batchEvents + " events of " + payloadsInFlight);
        }
    }
}
