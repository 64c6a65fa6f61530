package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.rule.RuleText.PartText;
import org.jspecify.annotations.Nullable;

/** Reads how many facts a part takes. */
record QuantityReader(RuleSource source) {

    /** @param until when a step without an upper count ends, as far as it says so */
    Quantity read(String pointer, PartText written, Where until) {
        return written.isNegation() ? negation(pointer, written) : step(pointer, written, until);
    }

    private Quantity negation(String pointer, PartText written) {
        refuse(pointer, "times", written.times() != null);
        refuse(pointer, "optional", written.optional());
        refuse(pointer, "between", written.between() != null);
        refuse(pointer, "greedy", written.greedy());
        refuse(pointer, "until", written.until() != null);
        refuse(pointer, "collect", written.collect() != null);
        return Quantity.none(written.contiguityOrDefault());
    }

    private void refuse(String pointer, String field, boolean isWritten) {
        if (isWritten) {
            source.fault(pointer + "/" + field, "'" + field + "' says nothing about a step that must not come");
        }
    }

    private Quantity step(String pointer, PartText written, Where until) {
        int min = count(written.times(), "min", 1);
        int max = count(written.times(), "max", written.times() == null ? 1 : Quantity.UNBOUNDED);
        checkCount(pointer, written, min, max);
        checkBetween(pointer, written, max);
        checkGreedy(pointer, written, min, max);
        Contiguity between = written.between() == null ? Contiguity.FOLLOWED_BY : written.between();
        return new Quantity(
                min,
                max,
                written.optional(),
                written.contiguityOrDefault(),
                new Repetition(between, written.greedy(), until),
                written.collect() == null ? Collect.ALL : written.collect());
    }

    private static int count(@Nullable JsonNode times, String bound, int missing) {
        if (times == null) {
            return missing;
        }
        return times.isInt() ? times.intValue() : times.path(bound).asInt(missing);
    }

    private void checkCount(String pointer, PartText written, int min, int max) {
        if (min > max) {
            source.fault(pointer + "/times", "at least " + min + " but at most " + max + " times");
        }
        if (max == Quantity.UNBOUNDED && written.until() == null) {
            source.fault(
                    pointer + "/times",
                    "has no 'max' and no 'until': every further fact would open more ways to combine, each fact is then"
                            + " tried on each of them, up to the end of the window; say 'max', or 'until' when it ends");
        }
        if (max != Quantity.UNBOUNDED && written.until() != null) {
            source.fault(
                    pointer + "/until",
                    "ends a step whose count has no upper end, 'times: {min: " + min + "}'; this one ends at " + max);
        }
    }

    private void checkBetween(String pointer, PartText written, int max) {
        if (written.between() != null && max == 1) {
            source.fault(
                    pointer + "/between", "there is nothing between the facts of a step that takes one: say 'times'");
        }
    }

    private void checkGreedy(String pointer, PartText written, int min, int max) {
        if (written.greedy() && min == max) {
            source.fault(
                    pointer + "/greedy",
                    "a step that takes " + min
                            + " can take no more: greedy needs 'times: {min, max}' with room between");
        }
        if (written.greedy() && max == Quantity.UNBOUNDED) {
            // Flink 2.3.0: a fact that fits no step moves such a path on, and then 'until' no longer frees the step
            // behind.
            source.fault(
                    pointer + "/greedy",
                    "a greedy step needs a 'max': with 'until' Flink CEP lets facts decide that fit no step");
        }
        if (written.greedy() && written.between() == Contiguity.ANY) {
            source.fault(
                    pointer + "/greedy",
                    "'between: any' tries every combination, greedy only the longest; Flink CEP cannot do both");
        }
    }
}
