package io.crossfix.chaos;

import io.crossfix.bench.report.Median;
import io.crossfix.chaos.schedule.FaultKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long completed checkpoints took, told apart by what was done to the cluster meanwhile: one that is under way while a
 * broker stands still cannot be over before it goes on.
 *
 * @param took milliseconds from begin to end, by when each was begun, milliseconds since epoch
 * @param spells the faults, in order
 */
record CheckpointTimes(SortedMap<Long, Long> took, List<Spell> spells) {

    private static final long GOAL_MILLIS = 5_000;
    private static final int LINES = 50;

    /**
     * The time of a fault.
     *
     * @param kind what was done
     * @param from when it began, milliseconds since epoch
     * @param to when it had ended
     */
    record Spell(FaultKind kind, long from, long to) {}

    /** What was the case while a checkpoint was under way; the first that applies. */
    enum Circumstance {
        /** Something was stopped, cut or hidden. */
        DURING_A_FAULT("while a fault held something up"),
        /** Less than thirty seconds before. */
        BEHIND_A_FAULT("within 30 s after one"),
        /** Neither. */
        UNDISTURBED("otherwise");

        private final String text;

        Circumstance(String text) {
            this.text = text;
        }
    }

    /** Defends both. */
    CheckpointTimes {
        took = new TreeMap<>(took);
        spells = List.copyOf(spells);
    }

    /** For each circumstance how long they took; then those that took longer than five seconds, each with what was done last. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<Circumstance, List<Long>> each = took.entrySet().stream()
                .collect(Collectors.groupingBy(
                        one -> circumstance(one.getKey(), one.getValue()),
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        each.forEach((circumstance, millis) -> lines.add(line(circumstance, millis)));
        took.entrySet().stream()
                .filter(one -> one.getValue() > GOAL_MILLIS)
                .limit(LINES)
                .forEach(one -> lines.add(longOne(one.getKey(), one.getValue())));
        return lines;
    }

    /** What was the case while one was under way. */
    Circumstance circumstance(long from, long millis) {
        if (spells.stream().anyMatch(spell -> overlaps(spell, 0, from, millis))) {
            return Circumstance.DURING_A_FAULT;
        }
        return spells.stream().anyMatch(spell -> overlaps(spell, ChaosRun.AFTERMATH_MILLIS, from, millis))
                ? Circumstance.BEHIND_A_FAULT
                : Circumstance.UNDISTURBED;
    }

    private static boolean overlaps(Spell spell, long aftermath, long from, long millis) {
        return spell.kind().isInTheWay() && spell.from() <= from + millis && from <= spell.to() + aftermath;
    }

    private static String line(Circumstance circumstance, List<Long> millis) {
        return String.format(
                Locale.ROOT,
                "checkpoints %s: %d, median %.1f s, longest %.1f s, %d longer than 5 s",
                circumstance.text,
                millis.size(),
                Median.of(millis.stream().mapToDouble(one -> one / 1_000.0)),
                millis.stream().mapToLong(one -> one).max().orElse(0) / 1_000.0,
                millis.stream().filter(one -> one > GOAL_MILLIS).count());
    }

    private String longOne(long from, long millis) {
        String last = spells.stream()
                .filter(spell -> spell.from() <= from + millis)
                .reduce((before, after) -> after)
                .map(spell -> String.format(
                        Locale.ROOT,
                        "%s from %+.1f to %+.1f s",
                        spell.kind(),
                        (spell.from() - from) / 1_000.0,
                        (spell.to() - from) / 1_000.0))
                .orElse("no fault before");
        return String.format(
                Locale.ROOT,
                "  begun %s, took %.1f s, %s; %s",
                Instant.ofEpochMilli(from),
                millis / 1_000.0,
                circumstance(from, millis).text,
                last);
    }
}
