package io.crossfix.flow;

import io.crossfix.model.CellTable;
import io.crossfix.model.Grid;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.SensorBook;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.signature.NewestSigned;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Fuses what arrives in one key cell: observations in, matches and risk readings out, rules from the side.
 *
 * <p>The shell of {@link CellFusion}: it fetches the cell's table, hands it over, and keeps what has changed. An operator
 * and not a function, because only an operator may write behind: it switches the key itself when a checkpoint is taken.
 */
public final class FuseCell extends AbstractStreamOperator<Match>
        implements TwoInputStreamOperator<Placed, SpecificRecord, Match>, Triggerable<Long, VoidNamespace> {

    /** Where risk readings leave. */
    public static final OutputTag<RiskReading> RISK = new OutputTag<>("risk", Records.type(RiskReading.class));
    /** Where the answers to published rules leave. */
    public static final OutputTag<RuleStatus> RULE_STATUS =
            new OutputTag<>("rule-status", Records.type(RuleStatus.class));

    /** Where the answers to published weights of the risk leave. */
    public static final OutputTag<RiskWeightsStatus> RISK_WEIGHTS_STATUS =
            new OutputTag<>("risk-weights-status", Records.type(RiskWeightsStatus.class));
    /** Where what is known of sensors leaves. */
    public static final OutputTag<SensorReliability> SENSORS =
            new OutputTag<>("sensors", Records.type(SensorReliability.class));

    private static final long serialVersionUID = 1;
    /** The side that rules, weights and verdicts come from, as the base class counts. */
    private static final int RULES = 1;

    private static final String TABLE = "table";
    private static final String TIMERS = "timers";
    private static final String MINUTES = "minutes";
    private static final String RETENTION = "retention";
    /** How often it is looked whether there is something to say about the rules, milliseconds. */
    private static final long SPEAK_UP_EVERY_MILLIS = 10_000;

    private final FuseCellSettings settings;
    private final WorkClock clock;
    private transient StepMetrics counts;
    private transient ResidentState<Long, CellTable> tables;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient KeptRules keptRules;
    private transient RuleShelf shelf;
    private transient @Nullable NewestSigned newest;
    private transient RuleBudget budget;
    private transient TaskRules rules;
    private transient KeptRisk keptRisk;
    private transient SensorBook sensors;
    private transient RiskModel model;
    private transient TaskRisk risk;
    private transient Grid grid;
    private transient InternalTimerService<VoidNamespace> minutes;
    private transient InternalTimerService<VoidNamespace> retention;
    private transient CatchUp catchUp;
    private transient Matcher matcher;
    private transient CellFusion fusion;
    private transient CellOutlet outlet;
    private transient long watermark;

    /**
     * @param settings what it needs to know
     * @param clock what the work of the rules is measured with
     */
    @SuppressWarnings("NullAway.Init")
    public FuseCell(FuseCellSettings settings, WorkClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        StartedFrom.say(context.getRestoredCheckpointId(), getRuntimeContext().getTaskInfo());
        keptRules = KeptRules.open(context.getOperatorStateStore());
        keptRisk = KeptRisk.open(context.getOperatorStateStore());
        sensors = new SensorBook(settings.surroundings());
        shelf = new RuleShelf(settings.compiler(sensors));
        keptRules.restore(shelf);
        newest = settings.signedRules() ? keptRules.newest() : null;
        shelf.start(settings.startRules());
    }

    @Override
    public void open() throws Exception {
        super.open();
        watermark = Long.MIN_VALUE;
        counts = new StepMetrics(getMetricGroup())
                .counting(
                        StepMetrics.REPEATED,
                        StepMetrics.LATE,
                        StepMetrics.TOO_OLD_FOR_RISK,
                        StepMetrics.RISK_SETTLED_EARLY,
                        StepMetrics.QUESTIONS,
                        StepMetrics.REFUSED_RULES,
                        StepMetrics.DEGRADED_ANSWERS);
        timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
        tables = new ResidentState<>(
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>(
                                TABLE, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
                (cell, source) -> CellTable.load(settings.cell(), source),
                this::setCurrentKey,
                settings.limits().maxResidentFacts());
        grid = new Grid(settings.grid());
        retention = getInternalTimerService(RETENTION, VoidNamespaceSerializer.INSTANCE, new Forgetting());
        openRisk();
        matcher = new Matcher(settings.grid(), model);
        fusion = new CellFusion(settings.cell(), grid, matcher, shelf.book());
        outlet = new Outlet();
        openRules();
        counts.gauge(StepMetrics.FACTS, tables::weight);
        counts.gauge(StepMetrics.CELLS, tables::size);
        counts.gauge(StepMetrics.RULES, () -> shelf.texts().size());
        counts.gauge(StepMetrics.BEHIND, catchUp::behind);
        combinedWatermark.updateStatus(RULES, true);
    }

    private void openRisk() throws Exception {
        minutes = getInternalTimerService(MINUTES, VoidNamespaceSerializer.INSTANCE, new RiskMinutes());
        model = new RiskModel(
                settings.weights(), sensors, settings.cell().risk().drills());
        risk = new TaskRisk(
                model,
                sensors,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                new RiskNews());
        keptRisk.restore(risk, sensors);
        counts.gauge(StepMetrics.DRIFTING, sensors::drifting);
    }

    private void openRules() throws Exception {
        keptRules.keep(shelf);
        shelf.texts().keySet().forEach(this::watch);
        budget = new RuleBudget(settings.limits().budget());
        RuleStatements words = new RuleStatements(
                shelf,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
        rules = new TaskRules(shelf, newest, words, budget, new RuleNews());
        catchUp = new CatchUp(tables::keys, this::catchUp, clock::nanos, turn -> later(CatchUp.PAUSE_MILLIS, turn));
        // Not now: a step says nothing before the ones behind it are ready.
        later(0, this::speakUp);
    }

    @Override
    public void processElement1(StreamRecord<Placed> element) {
        Placed placed = element.getValue();
        budget.turn(clock.nanos());
        CellTable table = tables.get(placed.cell());
        fusion.observe(moment(table, placed.cell(), placed.appendedAt()), placed, outlet);
        tables.release(placed.cell());
        rules.obeyBudget(now());
    }

    @Override
    public void processElement2(StreamRecord<SpecificRecord> element) throws Exception {
        SpecificRecord told = element.getValue();
        if (told instanceof Rule rule) {
            rules.publish(rule, now());
            keptRules.keep(shelf);
            if (newest != null) {
                keptRules.keep(newest);
            }
        } else if (told instanceof RuleStatus refused) {
            rules.answerFor(refused, now());
        } else if (told instanceof RiskWeightsDocument weights) {
            risk.publish(weights, now());
        } else if (told instanceof Verdict verdict) {
            risk.learn(verdict);
            dismiss(verdict);
        }
    }

    /** Takes the risk of what was dismissed away from those cells of this task that it reached. */
    private void dismiss(Verdict verdict) {
        if (verdict.getReal() || (verdict.getExercise() && !model.countsDrills()) || !SensorBook.teaches(verdict)) {
            return;
        }
        for (JudgedFact fact : verdict.getFacts()) {
            if (RiskSource.movesPlaces(fact.getKind())) {
                dismiss(fact);
            }
        }
    }

    private void dismiss(JudgedFact fact) {
        for (long cell : grid.place(SensorBook.like(fact)).cells()) {
            if (isMine(cell)) {
                setCurrentKey(cell);
                fusion.dismissed(moment(tables.get(cell), cell, 0), fact, outlet);
                tables.release(cell);
            }
        }
    }

    private boolean isMine(long cell) {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        cell, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks())
                == task.getIndexOfThisSubtask();
    }

    @Override
    public void onEventTime(InternalTimer<Long, VoidNamespace> timer) {
        budget.turn(clock.nanos());
        CellTable table = tables.get(timer.getKey());
        fusion.timePassed(moment(table, timer.getKey(), 0), timer.getTimestamp(), outlet);
        tables.release(timer.getKey());
        rules.obeyBudget(now());
    }

    @Override
    public void onProcessingTime(InternalTimer<Long, VoidNamespace> timer) {
        budget.turn(clock.nanos());
        CellTable table = tables.get(timer.getKey());
        long silentUpTo = timer.getTimestamp() - settings.limits().silenceFallbackMillis();
        fusion.silenceByClock(moment(table, timer.getKey(), 0), silentUpTo, outlet);
        tables.release(timer.getKey());
        rules.obeyBudget(now());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        super.processWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {
        // Rules tell no time.
    }

    /**
     * Rules neither hold back time nor push it: their side is idle for ever. Did it count as being at the end of time, then
     * time would end, and everything be late, as soon as the sensors are silent for a minute.
     */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int side) throws Exception {
        if (side != RULES) {
            super.processWatermarkStatus(status, side);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        tables.flush();
        keptRisk.keep(risk, sensors);
        super.snapshotState(context);
    }

    @Override
    public void close() throws Exception {
        if (matcher != null) {
            matcher.close();
        }
        super.close();
    }

    private CellFusion.Moment moment(CellTable table, long cell, long appendedAt) {
        return new CellFusion.Moment(table, cell, watermark, appendedAt);
    }

    /** Lets a cell in memory catch up with the rules. */
    private void catchUp(long cell) {
        tables.visit(cell, table -> fusion.catchUp(moment(table, cell, 0), outlet));
        rules.obeyBudget(now());
    }

    private void speakUp() {
        rules.speakUp(now());
        risk.speakUp(now());
        later(SPEAK_UP_EVERY_MILLIS, this::speakUp);
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    private void later(long millis, Runnable what) {
        var ignored = getProcessingTimeService().registerTimer(now() + millis, time -> what.run());
    }

    private void watch(String rule) {
        counts.watch(rule, () -> failedConditions(shelf.book().rule(rule)));
    }

    private static long failedConditions(@Nullable CompiledRule rule) {
        return rule == null ? 0 : rule.failedConditions();
    }

    private final class RuleNews implements TaskRules.Listener {

        @Override
        public void changed(String rule) {
            fusion.use(shelf.book(), rule);
            if (shelf.book().rule(rule) == null) {
                counts.forget(rule);
            } else {
                watch(rule);
            }
            catchUp.begin();
        }

        @Override
        public void demoted(String rule) {
            counts.countDemotion(rule);
            try (MDC.MDCCloseable field = MDC.putCloseable("rule", rule)) {
                LOG.warn("rule {} takes too much on this task and may do less from now on", rule);
            }
        }

        @Override
        public void say(RuleStatus status) {
            if (status.getOutcome() == RuleOutcome.REFUSED) {
                counts.count(StepMetrics.REFUSED_RULES);
            }
            output.collect(RULE_STATUS, new StreamRecord<>(status));
        }
    }

    private final class RiskNews implements TaskRisk.Listener {

        @Override
        public void weightsChanged() {
            // What was said of an anchor bears a score.
            shelf.book().rules().forEach(rule -> fusion.use(shelf.book(), rule.id()));
            catchUp.begin();
        }

        @Override
        public void say(RiskWeightsStatus status) {
            output.collect(RISK_WEIGHTS_STATUS, new StreamRecord<>(status));
        }

        @Override
        public void say(SensorReliability sensor) {
            output.collect(SENSORS, new StreamRecord<>(sensor));
        }
    }

    /** Wakes cells whose risk is told every minute. */
    private final class RiskMinutes implements Triggerable<Long, VoidNamespace> {

        @Override
        public void onEventTime(InternalTimer<Long, VoidNamespace> timer) {
            minutePassed(timer.getKey(), timer.getTimestamp());
        }

        @Override
        public void onProcessingTime(InternalTimer<Long, VoidNamespace> timer) {
            minutePassed(timer.getKey(), timer.getTimestamp() - RiskFusion.MINUTE_MILLIS);
        }

        private void minutePassed(long cell, long minute) {
            budget.turn(clock.nanos());
            fusion.minutePassed(moment(tables.get(cell), cell, 0), minute, outlet);
            tables.release(cell);
        }
    }

    /** Wakes cells in which something may not be kept any longer, though event time stands still. */
    private final class Forgetting implements Triggerable<Long, VoidNamespace> {

        @Override
        public void onEventTime(InternalTimer<Long, VoidNamespace> timer) {
            // Event time wakes the cell by its other timers.
        }

        @Override
        public void onProcessingTime(InternalTimer<Long, VoidNamespace> timer) {
            long cell = timer.getKey();
            long time = timer.getTimestamp() - settings.limits().silenceFallbackMillis();
            fusion.forgetByClock(moment(tables.get(cell), cell, 0), time, outlet);
            tables.release(cell);
        }
    }

    private final class Outlet implements CellOutlet {

        @Override
        public void match(Match match) {
            counts.countMatch(match.getRuleId());
            if (match.getRevision() == 1 && match.getState() == MatchState.HOLDS) {
                budget.matched(match.getRuleId(), match.getAnchorAt().toEpochMilli());
            }
            output.collect(new StreamRecord<>(match));
        }

        @Override
        public void risk(RiskReading reading) {
            output.collect(RISK, new StreamRecord<>(reading));
        }

        @Override
        public void wakeAt(long eventTime) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, eventTime);
        }

        @Override
        public boolean setAlarm(long due) {
            long byClock = due + settings.limits().silenceFallbackMillis();
            // What was due long ago by the clock is replayed or caught up with: there event time moves, and counts.
            boolean isLive = byClock > now();
            if (isLive) {
                retention.registerProcessingTimeTimer(VoidNamespace.INSTANCE, byClock);
            }
            return isLive;
        }

        @Override
        public void wakeAtMinute(long minute) {
            minutes.registerEventTimeTimer(VoidNamespace.INSTANCE, minute);
            if (now() - minute <= settings.limits().liveMillis()) {
                minutes.registerProcessingTimeTimer(VoidNamespace.INSTANCE, minute + RiskFusion.MINUTE_MILLIS);
            }
        }

        @Override
        public void awaitSilence(long anchorAt, long due) {
            wakeAt(due);
            long now = timers.currentProcessingTime();
            if (now - anchorAt <= settings.limits().liveMillis()) {
                timers.registerProcessingTimeTimer(
                        VoidNamespace.INSTANCE, due + settings.limits().silenceFallbackMillis());
            }
        }

        @Override
        public void count(String metric) {
            counts.count(metric);
        }

        @Override
        public long nanos() {
            return budget.suspects() ? clock.processorNanos() : clock.nanos();
        }

        @Override
        public void asked(String rule, long nanos) {
            // Catching up is no rule's own doing, and never takes more than its share of the time.
            if (!catchUp.isWorking()) {
                budget.worked(rule, nanos);
            }
            counts.worked(rule, nanos);
        }
    }
}
