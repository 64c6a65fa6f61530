package io.crossfix.feeds.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Wall time of a zone to instants, under a declared policy for the two hours a year when that is not one to one.
 *
 * @param zone the zone
 * @param later whether a time that occurs twice means the later instant
 * @param shift whether a time that was skipped is moved forward by the gap; otherwise it is no time at all
 */
record LocalClock(ZoneId zone, boolean later, boolean shift) {

    /** The instant, or null for a skipped time under the policy that refuses those. */
    @Nullable
    Instant instant(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return shift ? shifted(local) : null;
        }
        // For an overlap the offset before the transition comes first, which is the earlier instant.
        return local.toInstant(offsets.get(later ? offsets.size() - 1 : 0));
    }

    private Instant shifted(LocalDateTime local) {
        ZoneOffsetTransition gap = zone.getRules().getTransition(local);
        Duration skipped = gap.getDuration();
        return local.plus(skipped).toInstant(gap.getOffsetAfter());
    }
}
