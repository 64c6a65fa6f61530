package io.crossfix.outlets.policy;

import io.crossfix.outlets.policy.Decision.Silence;
import io.crossfix.outlets.policy.Decision.Tell;
import io.crossfix.outlets.policy.Decision.Why;
import io.crossfix.record.Alert;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import io.crossfix.record.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an outlet is told. Only what was told is ever followed up or taken back; an exercise is never told, and when
 * an alert turns out to be one after it was told, it is taken back without a word about it.
 */
public final class Policy {

    private Policy() {}

    /**
     * What is to be said.
     *
     * @param recordedAt when this revision was written to the topic
     * @param told what became of the last message about the alert; null when there was none
     */
    public static Decision decide(
            Hearing hearing, Alert alert, Instant recordedAt, @Nullable Delivery told, Instant now) {
        boolean open = told != null && told.getOpen();
        if (Standing.of(alert) == Standing.OVER) {
            return over(alert, told, open);
        }
        if (told != null && told.getContent().equals(Content.of(alert))) {
            if (told.getState() == DeliveryState.DELIVERED) {
                return new Silence(Why.TOLD_ALREADY);
            }
            if (told.getState() == DeliveryState.DEAD) {
                return new Silence(Why.GIVEN_UP);
            }
            if (told.getRevision() == alert.getRevision()) {
                return new Tell(told.getKind()); // Begun, or wanted again: the same message.
            }
        }
        if (open) {
            // An outlet for confirmed alerts is not told of an earlier state that a job says again after a crash.
            return hearing.hearsStatus(alert) ? new Tell(DeliveryKind.UPDATE) : new Silence(Why.NOT_FOR_THIS_OUTLET);
        }
        if (!hearing.hears(alert)) {
            return new Silence(Why.NOT_FOR_THIS_OUTLET);
        }
        return recordedAt.isBefore(now.minus(hearing.news()))
                ? new Silence(Why.OLD_NEWS)
                : new Tell(DeliveryKind.ANNOUNCE);
    }

    private static Decision over(Alert alert, @Nullable Delivery told, boolean open) {
        if (told == null || !open) {
            return new Silence(Standing.isExercise(alert) ? Why.EXERCISE : Why.NEVER_TOLD);
        }
        boolean givenUp = told.getState() == DeliveryState.DEAD && told.getKind() == DeliveryKind.CANCEL;
        return givenUp && told.getContent().equals(Content.of(alert))
                ? new Silence(Why.GIVEN_UP)
                : new Tell(DeliveryKind.CANCEL);
    }
}
