package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.model.Place;
import io.crossfix.model.risk.RiskAround;
import io.crossfix.record.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The observation that a rule asks its question about. */
public final class Anchor {

    private final String name;
    private final PartKind kind;
    private final Where where;
    private final List<Place> inside;
    private final @Nullable Double crosses;

    /**
     * An anchor.
     *
     * @param inside it lies in one of these; empty for anywhere
     * @param crosses NOW probability that it makes the risk of its cell cross, (0, 1); null when it need not
     */
    Anchor(String name, PartKind kind, Where where, List<Place> inside, @Nullable Double crosses) {
        this.name = name;
        this.kind = kind;
        this.where = where;
        this.inside = List.copyOf(inside);
        this.crosses = crosses;
    }

    /** Its name within the rule. */
    public String name() {
        return name;
    }

    /** The streams that it comes from. */
    public List<Kind> kinds() {
        return kind.kinds();
    }

    /** Whether an observation can be asked about, by what can be said of it alone. */
    boolean admits(Observation observation) {
        return kind.includes(observation) && where.admits(observation) && isInside(observation);
    }

    /** Whether one that {@link #admits} lets through also satisfies what depends on the facts around it. */
    boolean stands(FactView anchor) {
        return hasCrossed(anchor) && where.stands(anchor);
    }

    /** Whether an observation of this category can be an anchor at all. */
    boolean canBe(Kind ofKind, int category) {
        return kind.kinds().contains(ofKind) && where.canBe(category);
    }

    boolean isInside(Observation observation) {
        return inside.isEmpty() || inside.stream().anyMatch(place -> place.contains(observation));
    }

    boolean hasCrossed(FactView anchor) {
        if (crosses == null) {
            return true;
        }
        RiskAround.Reading risk = anchor.risk();
        return risk.before() < crosses && risk.after() >= crosses;
    }

    PartKind partKind() {
        return kind;
    }

    Where where() {
        return where;
    }

    List<Place> inside() {
        return inside;
    }

    @Nullable
    Double crosses() {
        return crosses;
    }
}
