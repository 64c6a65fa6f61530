package io.crossfix.rule;

import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** Flink CEP's question whether a fact ends a step that has no upper count. Stateless, as {@link TakesFact} is. */
final class EndsStep extends IterativeCondition<Fed> {

    private final int step;

    /** @param step position of the step */
    EndsStep(int step) {
        this.step = step;
    }

    @Override
    public boolean filter(Fed fed, Context<Fed> path) {
        return fed.canEnd(step) && fed.asked().ends(step, fed.fact(), path);
    }
}
