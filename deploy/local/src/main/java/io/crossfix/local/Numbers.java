package io.crossfix.local;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The job's numbers at one moment, by metric name.
 *
 * @param values for example {@code questions}, {@code rejected.FUTURE}, {@code matches.shots-corroborated}
 */
public record Numbers(Map<String, Long> values) {

    public Numbers {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** One number, or the sum of a family of that name; 0 when no step has said it. */
    public long of(String name) {
        return values.getOrDefault(name, sum(name));
    }

    /** What has been counted since an earlier moment. */
    public Numbers since(Numbers earlier) {
        Map<String, Long> more = new TreeMap<>();
        values.forEach((name, value) -> more.put(name, value - earlier.of(name)));
        return new Numbers(more);
    }

    /** The numbers of a family, by the part of the name behind its dot: {@code rejected} gives {@code FUTURE}. */
    public SortedMap<String, Long> family(String name) {
        SortedMap<String, Long> members = new TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(name + ".") && value != 0) {
                members.put(key.substring(name.length() + 1), value);
            }
        });
        return members;
    }

    /** The sum of a family. */
    public long sum(String family) {
        return family(family).values().stream().mapToLong(Long::longValue).sum();
    }
}
