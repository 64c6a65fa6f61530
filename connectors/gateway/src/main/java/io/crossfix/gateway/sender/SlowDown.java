package io.crossfix.gateway.sender;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * Makes whoever fails to prove itself wait for its answer, the longer the more often it fails. Only the failing answer
 * is late: another sender behind the same address is not punished. Remembers at most 10,000 addresses.
 */
public final class SlowDown {

    private static final int MOST = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int FREE_FAILURES = 10;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final LoadingCache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build(address -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(FREE_FAILURES).refillGreedy(1, Duration.ofSeconds(1)))
                    .build());

    /** An address has failed: how long its answer has to wait; at most five seconds, nothing for the first ten. */
    public Duration failed(String address) {
        long nanos = buckets.get(address).consumeIgnoringRateLimits(1);
        return nanos > LONGEST.toNanos() ? LONGEST : Duration.ofNanos(nanos);
    }
}
