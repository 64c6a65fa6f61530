package io.crossfix.console.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** How often somebody may ask: so many at once, refilled at a steady rate. Remembers at most 10,000 names. */
final class RateLimit {

    private static final int MOST = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final String of;
    private final LoadingCache<String, Bucket> buckets;

    /**
     * @param of what is limited, for the message
     * @param atOnce how many may come together
     * @param perSecond how many more every second
     */
    RateLimit(String of, long atOnce, long perSecond) {
        this.of = of;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(name -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    /** @throws HttpRefusal when this name has asked too often */
    void take(String name) {
        ConsumptionProbe probe = buckets.get(name).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw HttpRefusal.tooMany("too many " + of + "; again in " + wait + " s", wait);
        }
    }
}
