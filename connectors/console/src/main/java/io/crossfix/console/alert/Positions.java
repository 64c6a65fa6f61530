package io.crossfix.console.alert;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody has read the alerts.
 *
 * @param next offset of the next record, by partition
 */
public record Positions(Map<Integer, Long> next) {

    private static final Pattern ONE = Pattern.compile("(\\d{1,9}):(\\d{1,18})");
    private static final int MOST = 10_000;

    public Positions {
        next = Map.copyOf(next);
    }

    /** What {@link #toString()} wrote; empty when it is anything else. */
    public static Optional<Positions> parse(String text) {
        Map<Integer, Long> next = new TreeMap<>();
        for (String part : text.split(",", MOST)) {
            Matcher one = ONE.matcher(part);
            if (!one.matches()) {
                return Optional.empty();
            }
            next.put(Integer.valueOf(one.group(1)), Long.valueOf(one.group(2)));
        }
        return Optional.of(new Positions(next));
    }

    /** Whether a record at this place was read. */
    public boolean cover(int partition, long offset) {
        return offset < next.getOrDefault(partition, 0L);
    }

    /** Whether these partitions are the same, and none of them is beyond where the other stands. */
    public boolean areWithin(Positions other) {
        return next.keySet().equals(other.next.keySet())
                && next.entrySet().stream()
                        .allMatch(one -> one.getValue() <= other.next.getOrDefault(one.getKey(), 0L));
    }

    @Override
    public String toString() {
        return new TreeMap<>(next)
                .entrySet().stream()
                        .map(one -> one.getKey() + ":" + one.getValue())
                        .collect(Collectors.joining(","));
    }
}
