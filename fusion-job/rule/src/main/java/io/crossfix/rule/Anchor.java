package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;

/** The observation that a rule asks its question about. */
public final class Anchor {

    private final String name;
    private final PartKind kind;
    private final Where where;

    Anchor(String name, PartKind kind, Where where) {
        this.name = name;
        this.kind = kind;
        this.where = where;
    }

    /** Its name within the rule. */
    public String name() {
        return name;
    }

    /** The stream that it comes from. */
    public Kind kind() {
        return kind.kind();
    }

    boolean admits(Observation observation) {
        return kind.includes(observation) && where.admits(observation);
    }

    PartKind partKind() {
        return kind;
    }
}
