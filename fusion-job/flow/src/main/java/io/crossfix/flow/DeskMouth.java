package io.crossfix.flow;

import io.crossfix.model.desk.DeskVoice;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Verdict;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Puts what a desk says on the outputs of {@link RaiseAlerts}, and every line of it into the history. */
final class DeskMouth implements DeskVoice {

    private final Output<StreamRecord<Alert>> output;
    private final StepMetrics counts;
    private final Delays delays;
    private final LongSupplier clock;

    DeskMouth(Output<StreamRecord<Alert>> output, StepMetrics counts, LongSupplier clock) {
        this.output = output;
        this.counts = counts.countingSeverities()
                .counting(
                        StepMetrics.ALERTS,
                        StepMetrics.REVIEWS,
                        StepMetrics.RAISED_DRILLS,
                        StepMetrics.DEGRADED_ALERTS,
                        StepMetrics.STORM_ALERTS);
        this.delays = counts.delays(StepMetrics.ALERT_DELAY);
        this.clock = clock;
    }

    @Override
    public void alert(Alert alert) {
        count(alert);
        output.collect(new StreamRecord<>(alert));
        tell(AlertHistory.newBuilder().setAlertId(alert.getAlertId()).setAlert(alert));
    }

    private void count(Alert alert) {
        counts.count(StepMetrics.ALERTS);
        if (!alert.getDegraded().isEmpty()) {
            counts.count(StepMetrics.DEGRADED_ALERTS);
        }
        if (alert.getStorm()) {
            counts.count(StepMetrics.STORM_ALERTS);
        }
        if (alert.getRevision() == 1) {
            countRaised(alert);
        }
        long decidedAt = alert.getDecidedByAppendAt().toEpochMilli();
        if (decidedAt > 0) {
            delays.took(clock.getAsLong() - decidedAt);
        }
    }

    private void countRaised(Alert alert) {
        if (alert.getExercise()) {
            counts.count(StepMetrics.RAISED_DRILLS);
        } else {
            counts.countRaised(alert.getSeverity());
        }
    }

    @Override
    public void answered(Review review, ReviewStatus status) {
        if (status.getApplied()) {
            counts.count(StepMetrics.REVIEWS);
        }
        tell(AlertHistory.newBuilder()
                .setAlertId(review.getAlertId())
                .setReview(review)
                .setStatus(status));
        output.collect(RaiseAlerts.REVIEW_STATUS, new StreamRecord<>(status));
    }

    @Override
    public void ordered(DeskOrder order, ReviewStatus status) {
        tell(AlertHistory.newBuilder()
                .setAlertId(order.getDesk())
                .setOrder(order)
                .setStatus(status));
        output.collect(RaiseAlerts.REVIEW_STATUS, new StreamRecord<>(status));
    }

    @Override
    public void verdict(Verdict verdict) {
        Instant now = Instant.ofEpochMilli(clock.getAsLong());
        // A console whose clock is ahead must not put what was learnt off for as long.
        Instant at = verdict.getAt().isAfter(now) ? now : verdict.getAt();
        output.collect(
                RaiseAlerts.VERDICTS,
                new StreamRecord<>(Verdict.newBuilder(verdict).setAt(at).build()));
    }

    private void tell(AlertHistory.Builder line) {
        output.collect(RaiseAlerts.HISTORY, new StreamRecord<>(line.build()));
    }
}
