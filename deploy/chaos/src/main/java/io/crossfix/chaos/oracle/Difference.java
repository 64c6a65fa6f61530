package io.crossfix.chaos.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * How what a disturbed run has said differs from what an undisturbed one says of the same input.
 *
 * @param compared ids of the undisturbed run
 * @param lost ids that only the undisturbed run has
 * @param extra ids that only the disturbed run has
 * @param different a line for each field of a common id that is not the same
 */
public record Difference(int compared, List<String> lost, List<String> extra, List<String> different) {

    /** Defends the lists. */
    public Difference {
        lost = List.copyOf(lost);
        extra = List.copyOf(extra);
        different = List.copyOf(different);
    }

    /**
     * Compares record by record.
     *
     * @param ofTheClock fields that name the moment or the order in which something was said, not what
     */
    static Difference of(
            Map<String, SpecificRecordBase> disturbed,
            Map<String, SpecificRecordBase> undisturbed,
            Set<String> ofTheClock) {
        List<String> lost = undisturbed.keySet().stream()
                .filter(id -> !disturbed.containsKey(id))
                .sorted()
                .toList();
        List<String> extra = disturbed.keySet().stream()
                .filter(id -> !undisturbed.containsKey(id))
                .sorted()
                .toList();
        List<String> different = new ArrayList<>();
        disturbed.forEach((id, record) -> {
            SpecificRecordBase other = undisturbed.get(id);
            if (other != null) {
                fields(id, record, other, ofTheClock, different);
            }
        });
        return new Difference(undisturbed.size(), lost, extra, different);
    }

    private static void fields(
            String id, SpecificRecordBase one, SpecificRecordBase other, Set<String> left, List<String> different) {
        for (Schema.Field field : one.getSchema().getFields()) {
            Object here = one.get(field.pos());
            Object there = other.get(field.pos());
            if (!left.contains(field.name())
                    && !Objects.equals(here, there)
                    && !OfTheClock.areBothUndecided(here, there)) {
                different.add(id + " " + field.name() + ": " + here + " undisturbed: " + there);
            }
        }
    }

    /** Whether nothing differs. */
    public boolean isNone() {
        return lost.isEmpty() && extra.isEmpty() && different.isEmpty();
    }
}
