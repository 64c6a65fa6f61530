package io.crossfix.gateway.sender;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How often each sender may still send. Thread-safe. */
public final class Rates {

    private final Map<String, Bucket> buckets;

    /** Full for everybody. */
    public Rates(List<Sender> senders) {
        this.buckets = senders.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Sender::name,
                        sender -> Bucket.builder()
                                .addLimit(limit -> limit.capacity(sender.rate().atOnce())
                                        .refillGreedy(sender.rate().perSecond(), Duration.ofSeconds(1)))
                                .build()));
    }

    /** Takes one payload; gives how long to wait, zero when it may go on. */
    public Duration take(Sender sender) {
        ConsumptionProbe probe = bucket(sender).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Takes more for a request that is let in already: what comes after it waits the longer. */
    public void owe(Sender sender, int payloads) {
        if (payloads > 0) {
            bucket(sender).consumeIgnoringRateLimits(payloads);
        }
    }

    private Bucket bucket(Sender sender) {
        Bucket bucket = buckets.get(sender.name());
        if (bucket == null) {
            throw new IllegalArgumentException("no such sender: " + sender);
        }
        return bucket;
    }
}
