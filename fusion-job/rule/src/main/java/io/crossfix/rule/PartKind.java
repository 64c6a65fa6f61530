package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;

/** What a rule can name: the four streams, and the plate reads that stand on a hotlist. */
enum PartKind {
    GUNSHOT(Kind.GUNSHOT),
    PLATE(Kind.PLATE),
    HOTLIST_HIT(Kind.PLATE),
    CALL(Kind.CALL),
    CAMERA(Kind.CAMERA);

    private final Kind kind;

    PartKind(Kind kind) {
        this.kind = kind;
    }

    /** The stream that it comes from. */
    Kind kind() {
        return kind;
    }

    boolean includes(Observation observation) {
        return observation.kind() == kind && (this != HOTLIST_HIT || observation.isHotlistHit());
    }
}
