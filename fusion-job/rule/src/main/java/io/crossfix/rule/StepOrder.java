package io.crossfix.rule;

import java.util.List;

/** Checks what the steps of a sequence demand of their neighbours: what Flink CEP cannot do, or does not do as it reads. */
record StepOrder(RuleSource source) {

    /** @param steps all steps, in order */
    void check(List<Part> steps) {
        for (int i = 0; i < steps.size(); i++) {
            List<Part> before = steps.subList(0, i);
            List<Part> behind = steps.subList(i + 1, steps.size());
            String pointer = "/sequence/" + i;
            if (steps.get(i).quantity().isNegation()) {
                checkBehindNegation(pointer, steps.get(i), behind);
            }
            if (i > 0) {
                checkNeighbours(pointer, steps.get(i - 1), steps.get(i));
            }
            checkGreed(pointer + "/greedy", steps.get(i), behind);
            checkRange(pointer + "/times", steps.get(i), before);
        }
    }

    private void checkBehindNegation(String pointer, Part negation, List<Part> behind) {
        if (behind.stream().noneMatch(step -> step.minimum() > 0)) {
            source.fault(
                    pointer + "/contiguity",
                    "no step that must be there comes behind '" + negation.name()
                            + "'; what must not come at the end of a sequence is said by 'absent'");
        }
    }

    private void checkNeighbours(String pointer, Part before, Part step) {
        if (step.quantity().isNegation()) {
            checkBeforeNegation(pointer + "/contiguity", before, step);
        } else if (step.quantity().optional() && before.quantity().repetition().greedy()) {
            source.fault(
                    pointer + "/optional",
                    "Flink CEP cannot leave out a step right behind '" + before.name() + "', which is greedy");
        }
    }

    private void checkBeforeNegation(String pointer, Part before, Part negation) {
        String place = "'" + negation.name() + "' right behind '" + before.name() + "'";
        if (before.quantity().optional()) {
            source.fault(
                    pointer,
                    "Flink CEP cannot forbid " + place + ", which may be left out: write two rules, one with '"
                            + before.name() + "' and one without");
        }
        if (before.quantity().repeats()) {
            source.fault(
                    pointer,
                    "Flink CEP would forbid " + place
                            + ", which takes several, also between its facts: put a step between the two");
        }
        if (before.quantity().contiguity() == Contiguity.NOT_FOLLOWED_BY
                && negation.quantity().contiguity() == Contiguity.NOT_NEXT) {
            source.fault(
                    pointer, "Flink CEP would forget '" + before.name() + "': put '" + negation.name() + "' first");
        }
    }

    private void checkGreed(String pointer, Part step, List<Part> behind) {
        if (step.quantity().repetition().greedy() && behind.isEmpty()) {
            source.fault(
                    pointer,
                    "greedy changes nothing in the last step: no step behind waits, every shorter match is told as well");
        }
    }

    private void checkRange(String pointer, Part step, List<Part> before) {
        Quantity quantity = step.quantity();
        if (!quantity.isUnbounded() && quantity.min() < quantity.max() && isForbiddenBefore(before)) {
            source.fault(
                    pointer,
                    "Flink CEP would forbid what must not come before '" + step.name()
                            + "' also between its facts: say one number, or 'until' instead of 'max'");
        }
    }

    /** Whether a {@code not-followed-by} is still in force behind these steps. */
    private static boolean isForbiddenBefore(List<Part> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            Quantity quantity = before.get(i).quantity();
            if (quantity.contiguity() == Contiguity.NOT_FOLLOWED_BY) {
                return true;
            }
            if (!quantity.optional()) {
                return false;
            }
        }
        return false;
    }
}
