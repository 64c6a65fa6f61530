package io.crossfix.rule;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskAround;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact as a condition sees it; nothing is copied, a field is read when it is named. */
@SuppressWarnings("Immutable") // An observation never changes; the list of taken facts lives as long as one evaluation.
final class FactView extends StructValue<String, FactView> {

    private final Observation fact;
    private final List<Observation> taken;
    private final @Nullable RiskHere risk;

    /** A fact that is not part of a sequence. */
    FactView(Observation fact) {
        this(fact, List.of());
    }

    /** @param risk the risk at this fact, which is an anchor */
    FactView(Observation fact, RiskHere risk) {
        this.fact = fact;
        this.taken = List.of();
        this.risk = risk;
    }

    /** @param taken what the fact's step has taken so far on this path */
    FactView(Observation fact, List<Observation> taken) {
        this.fact = fact;
        this.taken = taken;
        this.risk = null;
    }

    /**
     * The risk of the anchor's cell.
     *
     * @throws IllegalStateException for a fact that is no anchor; the compiler refuses such a condition
     */
    RiskAround.Reading risk() {
        return here().reading();
    }

    /**
     * Probability of an incident in the anchor's cell within the hour, just before the anchor, [0, 1].
     *
     * @throws IllegalStateException likewise
     */
    double riskNext() {
        return here().next();
    }

    private RiskHere here() {
        if (risk == null) {
            throw new IllegalStateException("only an anchor has a risk");
        }
        return risk;
    }

    Observation fact() {
        return fact;
    }

    /** The first fact that the step has taken; this one when there is none. */
    FactView first() {
        return taken.isEmpty() ? this : new FactView(taken.get(0), taken);
    }

    /** The last fact that the step has taken; this one when there is none. */
    FactView last() {
        return taken.isEmpty() ? this : new FactView(taken.get(taken.size() - 1), taken);
    }

    @Override
    public Object select(String field) {
        Object value = read(field);
        if (value == null) {
            throw CelAttributeNotFoundException.forFieldResolution(field);
        }
        return value;
    }

    @Override
    public Optional<Object> find(String field) {
        return Optional.ofNullable(read(field));
    }

    private @Nullable Object read(String field) {
        FactField known = FactField.of(fact.kind()).get(field);
        return known == null ? null : known.read(fact);
    }

    @Override
    public FactView value() {
        return this;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return FactTypes.of(fact.kind());
    }
}
