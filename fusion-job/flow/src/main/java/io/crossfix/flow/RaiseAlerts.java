package io.crossfix.flow;

import io.crossfix.model.DeskBook;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.IncidentSettings;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Verdict;
import java.time.Instant;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Groups the matches of a desk into incidents, puts each before a person, and takes the person's answers. */
public final class RaiseAlerts extends AbstractStreamOperator<Alert>
        implements TwoInputStreamOperator<Match, Review, Alert>, Triggerable<String, VoidNamespace> {

    /** Where the audit trail leaves. */
    public static final OutputTag<AlertHistory> HISTORY = new OutputTag<>("history", Records.type(AlertHistory.class));
    /** Where the answers to reviews leave. */
    public static final OutputTag<ReviewStatus> REVIEW_STATUS =
            new OutputTag<>("review-status", Records.type(ReviewStatus.class));

    /** Where what people's answers say of observations leaves; it comes back to {@link FuseCell}. */
    public static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts", Records.type(Verdict.class));

    private static final long serialVersionUID = 1;
    private static final String BOOK = "book";
    private static final String TIMERS = "timers";
    private static final long MAX_RESIDENT_WEIGHT = 1_000_000;
    private static final long HOUR_MILLIS = 3_600_000;

    private final GridSettings gridSettings;
    private final IncidentSettings settings;
    private transient StepMetrics counts;
    private transient ResidentState<String, DeskBook> books;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient long watermark;

    /**
     * @param gridSettings resolutions, for finding neighbours
     * @param settings when matches are one incident
     */
    @SuppressWarnings("NullAway.Init")
    public RaiseAlerts(GridSettings gridSettings, IncidentSettings settings) {
        this.gridSettings = gridSettings;
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        super.open();
        watermark = Long.MIN_VALUE;
        counts = new StepMetrics(getMetricGroup());
        timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
        Grid grid = new Grid(gridSettings);
        books = new ResidentState<>(
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                BOOK, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
                (desk, source) -> DeskBook.load(desk, settings, grid, source),
                this::setCurrentKey,
                MAX_RESIDENT_WEIGHT);
        // Reviews never hold back time: their side counts as if it had reached the end of it.
        super.processWatermark2(Watermark.MAX_WATERMARK);
    }

    @Override
    public void processElement1(StreamRecord<Match> element) {
        Match match = element.getValue();
        String desk = Desks.of(match);
        books.get(desk).take(match).forEach(this::raise);
        timers.registerEventTimeTimer(
                VoidNamespace.INSTANCE, nextHour(match.getAnchorAt().toEpochMilli() + settings.keepMillis()));
        books.release(desk);
    }

    @Override
    public void processElement2(StreamRecord<Review> element) {
        Review review = element.getValue();
        DeskBook.Answered answered = books.get(review.getDesk()).answer(review);
        output.collect(
                HISTORY,
                new StreamRecord<>(AlertHistory.newBuilder()
                        .setAlertId(review.getAlertId())
                        .setReview(review)
                        .setStatus(answered.status())
                        .build()));
        output.collect(REVIEW_STATUS, new StreamRecord<>(answered.status()));
        if (answered.alert() != null) {
            counts.count(StepMetrics.REVIEWS);
            raise(answered.alert());
        }
        if (answered.verdict() != null) {
            tell(answered.verdict());
        }
        books.release(review.getDesk());
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        books.get(timer.getKey()).expire(watermark - settings.keepMillis());
        books.release(timer.getKey());
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("no timer of the wall clock was ever set");
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Set once, in open().
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        books.flush();
        super.snapshotState(context);
    }

    private void tell(Verdict verdict) {
        Instant now = Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
        // A console whose clock is ahead must not put what was learnt off for as long.
        Instant at = verdict.getAt().isAfter(now) ? now : verdict.getAt();
        output.collect(
                VERDICTS,
                new StreamRecord<>(Verdict.newBuilder(verdict).setAt(at).build()));
    }

    private void raise(Alert alert) {
        counts.count(StepMetrics.ALERTS);
        output.collect(new StreamRecord<>(alert));
        output.collect(
                HISTORY,
                new StreamRecord<>(AlertHistory.newBuilder()
                        .setAlertId(alert.getAlertId())
                        .setAlert(alert)
                        .build()));
    }

    private static long nextHour(long millis) {
        return Math.floorDiv(millis, HOUR_MILLIS) * HOUR_MILLIS + HOUR_MILLIS;
    }
}
