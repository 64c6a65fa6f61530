package io.crossfix.rule;

import com.google.common.collect.ImmutableList;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.record.Kind;
import java.util.Arrays;
import java.util.List;

/** What a rule can name: the four streams, the plate reads that stand on a hotlist, and what lets the risk of its cell rise. */
enum PartKind {
    GUNSHOT(Kind.GUNSHOT),
    PLATE(Kind.PLATE),
    HOTLIST_HIT(Kind.PLATE),
    CALL(Kind.CALL),
    CAMERA(Kind.CAMERA),
    /** An observation with which the NOW risk of its own risk cell crosses a threshold; an anchor only. */
    RISK_CROSSING(Arrays.stream(Kind.values()).filter(RiskSource::movesPlaces).toArray(Kind[]::new));

    private final ImmutableList<Kind> kinds;

    PartKind(Kind... kinds) {
        this.kinds = ImmutableList.copyOf(kinds);
    }

    /** The streams that it comes from. */
    List<Kind> kinds() {
        return kinds;
    }

    /** The stream that it comes from; of a risk crossing, which has several, the first. */
    Kind kind() {
        return kinds.get(0);
    }

    boolean includes(Observation observation) {
        return kinds.contains(observation.kind()) && (this != HOTLIST_HIT || observation.isHotlistHit());
    }
}
