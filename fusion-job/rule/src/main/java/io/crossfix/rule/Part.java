package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.stream.Stream;

/** One part of a rule besides its anchor: what has to lie around it, follow it, or be absent. */
public final class Part {

    /** What a part demands. */
    public enum Role {
        /** At least so many, before or behind the anchor, in any order. */
        AROUND,
        /** A step of the sequence that begins with the anchor. */
        SEQUENCE,
        /** None, and it is waited until that is certain. */
        ABSENT,
        /** None; not waited for: should one turn up, the match is taken back. */
        UNLESS,
        /** Nothing by itself: facts that move the risk at the anchor, which the rule asks for. */
        RISK
    }

    private final String name;
    private final Role role;
    private final PartKind kind;
    private final Window window;
    private final Where where;
    private final Quantity quantity;
    private final Counting counting;

    /** What a part looks at. */
    record Sight(PartKind kind, Window window, Where where) {}

    /** A step of a sequence. */
    Part(String name, Sight sight, Quantity quantity) {
        this(name, Role.SEQUENCE, sight, quantity, Counting.NONE);
    }

    /** A part that is counted by itself. */
    Part(String name, Role role, Sight sight, Counting counting) {
        this(name, role, sight, Quantity.NONE, counting);
    }

    private Part(String name, Role role, Sight sight, Quantity quantity, Counting counting) {
        this.name = name;
        this.role = role;
        this.kind = sight.kind();
        this.window = sight.window();
        this.where = sight.where();
        this.quantity = quantity;
        this.counting = counting;
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

    /** How many candidates there must be before the part can hold; 0 when it is optional or must not be there. */
    public int minimum() {
        return switch (role) {
            case AROUND -> counting.minimum();
            case SEQUENCE -> quantity.minimum();
            case ABSENT, UNLESS, RISK -> 0;
        };
    }

    /** Whether a fact of this category of the part's stream is worth looking at. */
    boolean canBe(int category) {
        return where.canBe(category);
    }

    /** Whether a fact can ever be a candidate, whatever the anchor: kind and the conjuncts that name only the part. */
    public boolean admits(Observation fact) {
        return kind.includes(fact) && where.admits(fact);
    }

    /** Whether a fact is a candidate for an anchor. */
    boolean isCandidate(Observation fact, String anchorName, FactView anchor) {
        // Most facts of a busy minute are of no category that counts: asked first, it costs least.
        return canBe(fact.category()) && window.contains(anchor.fact(), fact) && fits(fact, anchorName, anchor);
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

    /** All that it asks of facts. */
    Stream<Condition> conditions() {
        return Stream.of(where, quantity.repetition().until()).flatMap(all -> all.all().stream());
    }

    Quantity quantity() {
        return quantity;
    }

    Counting counting() {
        return counting;
    }

    static boolean isSame(Observation a, Observation b) {
        return a.kind() == b.kind() && a.id().equals(b.id());
    }

    @Override
    public String toString() {
        return name;
    }
}
