package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;

/** One part of a rule besides its anchor: what has to lie around it, follow it, or be absent. */
public final class Part {

    /** What a part demands. */
    public enum Role {
        /** At least so many, before or behind the anchor, in any order. */
        AROUND,
        /** A step of the sequence that begins with the anchor. */
        SEQUENCE,
        /** None. */
        ABSENT
    }

    private final String name;
    private final Role role;
    private final PartKind kind;
    private final Window window;
    private final Where where;
    private final Quantity quantity;

    Part(String name, Role role, PartKind kind, Window window, Where where, Quantity quantity) {
        this.name = name;
        this.role = role;
        this.kind = kind;
        this.window = window;
        this.where = where;
        this.quantity = quantity;
    }

    /** Its name within the rule. */
    public String name() {
        return name;
    }

    /** What it demands. */
    public Role role() {
        return role;
    }

    /** The stream whose facts it looks at. */
    public Kind kind() {
        return kind.kind();
    }

    /** How long before the anchor its window begins, milliseconds; negative: it begins behind the anchor. */
    public long beforeMillis() {
        return window.beforeMillis();
    }

    /** How long after the anchor its window ends, milliseconds; negative: it ends before the anchor. */
    public long afterMillis() {
        return window.afterMillis();
    }

    /** How far from the anchor it looks, metres. */
    public double radiusMetres() {
        return window.radiusMetres();
    }

    /** How many candidates there must be before the part can hold; 0 when it is optional or absent. */
    public int minimum() {
        return quantity.minimum();
    }

    /** Whether a fact can ever be a candidate, whatever the anchor: kind and the conjuncts that name only the part. */
    public boolean admits(Observation fact) {
        return kind.includes(fact) && where.admits(fact);
    }

    /** Whether a fact is a candidate for an anchor. */
    boolean isCandidate(Observation fact, String anchorName, FactView anchor) {
        return window.contains(anchor.fact(), fact) && fits(fact, anchorName, anchor);
    }

    /** Whether a fact within the window is a candidate for an anchor. */
    boolean fits(Observation fact, String anchorName, FactView anchor) {
        return !isSame(fact, anchor.fact()) && admits(fact) && where.joins(fact, anchorName, anchor);
    }

    PartKind partKind() {
        return kind;
    }

    Window window() {
        return window;
    }

    Where where() {
        return where;
    }

    Quantity quantity() {
        return quantity;
    }

    static boolean isSame(Observation a, Observation b) {
        return a.kind() == b.kind() && a.id().equals(b.id());
    }

    @Override
    public String toString() {
        return name;
    }
}
