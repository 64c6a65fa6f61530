package io.crossfix.model.desk;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.KeptDesk;
import io.crossfix.record.ReviewStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes what people order for a desk other than answers: suppression windows and exercises. */
final class Orders {

    private static final int REMEMBERED = 200;
    private static final int LONGEST_NAME = 64;

    private final DeskMap desks;
    private final Suppressions suppressions;
    private final DeskVoice voice;
    private final Deque<String> latest = new ArrayDeque<>();

    Orders(DeskMap desks, Suppressions suppressions, DeskVoice voice, KeptDesk kept) {
        this.desks = desks;
        this.suppressions = suppressions;
        this.voice = voice;
        this.latest.addAll(kept.getOrderIds());
    }

    KeptDesk.Builder keep(KeptDesk.Builder kept) {
        return kept.setOrderIds(List.copyOf(latest));
    }

    boolean knows(String orderId) {
        return latest.contains(orderId);
    }

    /** Carries an order out and says what became of it; returns the exercise to raise, null for anything else. */
    @Nullable
    Alert take(DeskOrder order, long now) {
        if (knows(order.getOrderId())) {
            voice.ordered(order, status(order, true, "was carried out before"));
            return null;
        }
        String refusal = refusal(order);
        if (refusal == null) {
            refusal = carryOut(order, now);
        }
        if (refusal == null) {
            remember(order.getOrderId());
        }
        voice.ordered(order, status(order, refusal == null, refusal == null ? "carried out" : refusal));
        return refusal == null ? order.getExercise() : null;
    }

    /** What is kept of an exercise: it has no matches, so it carries its content. */
    static KeptAlert exercise(DeskOrder order, Alert closed, long now) {
        Alert content = ExerciseAlert.of(order, closed, now);
        return KeptAlert.newBuilder()
                .setAlertId(content.getAlertId())
                .setDesk(content.getDesk())
                .setAnchor("EXERCISE/" + order.getOrderId())
                .setFoundedAt(content.getStartedAt().toEpochMilli())
                .setLatitude(content.getLatitude())
                .setLongitude(content.getLongitude())
                .setRiskCell(content.getRiskCell())
                .setStatus(AlertStatus.RAISED)
                .setExercise(content)
                .build();
    }

    private @Nullable String refusal(DeskOrder order) {
        if (desks.regionOf(order.getDesk()) == null) {
            return "there is no desk " + order.getDesk();
        }
        if (order.getBy().isBlank() || order.getBy().length() > LONGEST_NAME) {
            return "an order needs the account of the person, 1 to 64 characters";
        }
        long parts = Stream.of(order.getSuppression(), order.getLift(), order.getExercise())
                .filter(part -> part != null)
                .count();
        return parts == 1 ? null : "an order has exactly one of suppression, lift and exercise, this one has " + parts;
    }

    private @Nullable String carryOut(DeskOrder order, long now) {
        if (order.getSuppression() != null) {
            return suppressions.open(order, order.getSuppression(), now);
        }
        if (order.getLift() != null) {
            return suppressions.lift(order.getLift())
                    ? null
                    : "there is no suppression window " + order.getLift() + " in force";
        }
        Alert closed = order.getExercise();
        boolean isOver = closed != null && !LifeCycle.isOpen(closed.getStatus());
        return isOver ? null : "only a closed alert can be an exercise";
    }

    private void remember(String orderId) {
        latest.addLast(orderId);
        if (latest.size() > REMEMBERED) {
            latest.removeFirst();
        }
    }

    private static ReviewStatus status(DeskOrder order, boolean applied, String reason) {
        return ReviewStatus.newBuilder()
                .setReviewId(order.getOrderId())
                .setAlertId(order.getDesk())
                .setDesk(order.getDesk())
                .setApplied(applied)
                .setReason(reason)
                .setRevision(0)
                .setContentHash("")
                .build();
    }
}
