package io.crossfix.flow;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.desk.AttentionSettings;
import io.crossfix.model.desk.DeskBook;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.model.desk.IncidentSettings;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Verdict;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
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
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Groups the matches of a region into incidents, puts each before a person, and takes the person's answers and orders. A
 * thin shell: what is decided is decided by {@link DeskBook}.
 */
public final class RaiseAlerts extends AbstractStreamOperator<Alert>
        implements TwoInputStreamOperator<Match, SpecificRecord, Alert>, Triggerable<String, VoidNamespace> {

    /** Where the audit trail leaves. */
    public static final OutputTag<AlertHistory> HISTORY = new OutputTag<>("history", Records.type(AlertHistory.class));
    /** Where the answers to reviews and orders leave. */
    public static final OutputTag<ReviewStatus> REVIEW_STATUS =
            new OutputTag<>("review-status", Records.type(ReviewStatus.class));

    /** Where what people's answers say of observations leaves; it comes back to {@link FuseCell}. */
    public static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts", Records.type(Verdict.class));

    private static final long serialVersionUID = 2;
    private static final String BOOK = "book";
    private static final String TIMERS = "timers";
    private static final long MAX_RESIDENT_WEIGHT = 1_000_000;
    private static final long HOUR_MILLIS = 3_600_000;
    /** The clock looks at most so often, milliseconds. */
    private static final long TICK_MILLIS = 100;

    /** The side that people's words come from, as the base class counts. */
    private static final int WORDS = 1;

    private final Settings settings;
    private transient ResidentState<String, DeskBook> books;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<String, Long> ticks;
    private transient DeskMouth mouth;
    private transient long watermark;

    /**
     * What it is told.
     *
     * @param grid resolutions, for finding neighbours
     * @param incidents when matches are one incident
     * @param attention how alerts call for people
     * @param desks who owns which area
     */
    public record Settings(GridSettings grid, IncidentSettings incidents, AttentionSettings attention, DeskMap desks)
            implements Serializable {}

    @SuppressWarnings("NullAway.Init")
    public RaiseAlerts(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void open() throws Exception {
        super.open();
        watermark = Long.MIN_VALUE;
        ticks = new HashMap<>();
        mouth = new DeskMouth(output, new StepMetrics(getMetricGroup()), this::now);
        timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
        DeskBook.Rules rules = new DeskBook.Rules(
                settings.desks(), settings.incidents(), settings.attention(), new Grid(settings.grid()));
        books = new ResidentState<>(
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                BOOK, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
                (region, source) -> DeskBook.load(region, rules, mouth, source, now()),
                this::setCurrentKey,
                MAX_RESIDENT_WEIGHT);
        combinedWatermark.updateStatus(WORDS, true);
    }

    @Override
    public void processElement1(StreamRecord<Match> element) {
        Match match = element.getValue();
        work((book, now) -> book.take(match, now));
        timers.registerEventTimeTimer(
                VoidNamespace.INSTANCE,
                nextHour(match.getAnchorAt().toEpochMilli()
                        + settings.incidents().keepMillis()));
    }

    @Override
    public void processElement2(StreamRecord<SpecificRecord> element) {
        SpecificRecord word = element.getValue();
        if (word instanceof Review review) {
            work((book, now) -> book.answer(review, now));
        } else if (word instanceof DeskOrder order) {
            work((book, now) -> book.order(order, now));
        } else if (word instanceof ReviewStatus status) {
            work((book, now) -> book.recall(status, now));
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        if (watermark == Watermark.MAX_WATERMARK.getTimestamp()) {
            // The input has ended, not the time: what is open stays open.
            return;
        }
        long keep = settings.incidents().keepMillis();
        work((book, now) -> book.expire(watermark - keep, now));
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        ticks.remove(timer.getKey());
        work(DeskBook::tick);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // People's words tell no time.
    }

    /** What people say neither holds back time nor pushes it: its side is idle for ever, as in {@link FuseCell}. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int side) throws Exception {
        if (side != WORDS) {
            super.processWatermarkStatus(status, side);
        }
    }

    @Override
    public void finish() throws Exception {
        books.keys().forEach(region -> books.visit(region, book -> book.finish(now())));
        super.finish();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        books.flush();
        super.snapshotState(context);
    }

    private void work(BiConsumer<DeskBook, Long> work) {
        String region = (String) getCurrentKey();
        DeskBook book = books.get(region);
        work.accept(book, now());
        remind(region, book.nextDue(now()));
        books.release(region);
    }

    /** Sets the clock for what is due next, unless it is set for an earlier time already. */
    private void remind(String region, long due) {
        if (due == Long.MAX_VALUE) {
            return;
        }
        long at = Math.max(due, now() + TICK_MILLIS);
        Long set = ticks.get(region);
        if (set == null || at < set) {
            ticks.put(region, at);
            timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, at);
        }
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private static long nextHour(long millis) {
        return Math.floorDiv(millis, HOUR_MILLIS) * HOUR_MILLIS + HOUR_MILLIS;
    }
}
