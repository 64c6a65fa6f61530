package io.crossfix.rule;

import org.apache.flink.cep.pattern.conditions.IterativeCondition;

/** Flink CEP's question whether a step takes a fact. Stateless: the fact knows what question it belongs to. */
final class TakesFact extends IterativeCondition<Fed> {

    private final int step;

    /** @param step position of the step, or {@link Fed#ANCHOR} */
    TakesFact(int step) {
        this.step = step;
    }

    @Override
    public boolean filter(Fed fed, Context<Fed> path) {
        return fed.canBe(step) && (step == Fed.ANCHOR || fed.asked().continues(step, fed.fact(), path));
    }
}
