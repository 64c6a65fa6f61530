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
    private final LongSupplier clock;

    DeskMouth(Output<StreamRecord<Alert>> output, StepMetrics counts, LongSupplier clock) {
        this.output = output;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void alert(Alert alert) {
        counts.count(StepMetrics.ALERTS);
        output.collect(new StreamRecord<>(alert));
        tell(AlertHistory.newBuilder().setAlertId(alert.getAlertId()).setAlert(alert));
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
