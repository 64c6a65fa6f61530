package io.crossfix.desk;

import io.crossfix.local.Numbers;
import io.crossfix.record.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the records of each stream lately waited for the job, from what it has counted since it was looked at last. */
final class Delay {

    private final Map<Kind, Long> known = new EnumMap<>(Kind.class);
    private Numbers last = new Numbers(Map.of());

    /**
     * The mean from append to door, milliseconds, of the records since the last look; of a stream without new records what
     * was known before.
     *
     * @param numbers of the job now; null when nobody can tell, and nothing is known then
     */
    synchronized Map<Kind, Long> since(@Nullable Numbers numbers) {
        if (numbers == null) {
            return Map.of();
        }
        Numbers more = numbers.since(last);
        for (Kind kind : Kind.values()) {
            String stream = kind.name().toLowerCase(Locale.ROOT);
            long records = more.of("lag-count." + stream);
            if (records > 0) {
                known.put(kind, more.of("lag-sum." + stream) / records);
            }
        }
        last = numbers;
        return Map.copyOf(known);
    }
}
