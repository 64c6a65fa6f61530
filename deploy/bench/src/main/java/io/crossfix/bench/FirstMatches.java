package io.crossfix.bench;

import io.crossfix.record.Match;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** When the first match of a rule was seen, microseconds since epoch. Any thread may tell what it saw. */
final class FirstMatches {

    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    void expect(String rule) {
        seen.put(rule, 0L);
    }

    void saw(@Nullable Object record, long atMicros) {
        if (record instanceof Match match) {
            seen.computeIfPresent(match.getRuleId(), (rule, before) -> before == 0 ? Long.valueOf(atMicros) : before);
        }
    }

    /** 0 while there is none. */
    long at(String rule) {
        return seen.getOrDefault(rule, 0L);
    }
}
