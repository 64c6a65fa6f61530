package io.crossfix.flow;

import io.crossfix.model.CellSettings;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RiskReading;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleStatus;
import io.crossfix.rule.RuleSurroundings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The operator on its harness, and what it has said so far. */
final class CellUnderTest implements AutoCloseable {

    static final int MAX_PARALLELISM = 720;

    /** Everything by default, and no rules to begin with. */
    static final FuseCellSettings SETTINGS = new FuseCellSettings(
            GridSettings.DEFAULT,
            CellSettings.DEFAULT,
            FuseCellSettings.Limits.DEFAULT,
            List.of(),
            RuleSurroundings.NONE,
            RiskWeights.SHIPPED);

    private static final Grid GRID = new Grid(GridSettings.DEFAULT);

    /** What work is measured with, nanoseconds; static, since the operator is copied before it runs. */
    static final AtomicLong NANOS = new AtomicLong();

    private static final AtomicLong TICK = new AtomicLong();
    private static final AtomicLong PROCESSOR = new AtomicLong();
    private static final AtomicLong PROCESSOR_TICK = new AtomicLong();

    private final KeyedTwoInputStreamOperatorTestHarness<Long, Placed, SpecificRecord, Match> harness;
    private final List<Match> said = new ArrayList<>();
    private long published;
    private long processingTime;

    /** How far that clock goes with every look at it, nanoseconds; stands still at 0. */
    static void tick(long nanos) {
        tick(nanos, nanos);
    }

    /** The same, when a processor was at work for only a part of it. */
    static void tick(long nanos, long processorNanos) {
        TICK.set(nanos);
        PROCESSOR_TICK.set(processorNanos);
    }

    private static final class Ticking implements WorkClock {

        private static final long serialVersionUID = 1;

        @Override
        public long nanos() {
            return NANOS.addAndGet(TICK.get());
        }

        @Override
        public long processorNanos() {
            NANOS.addAndGet(TICK.get());
            return PROCESSOR.addAndGet(PROCESSOR_TICK.get());
        }
    }

    /** Limits for tests. */
    static FuseCellSettings.Limits limits(long maxResidentFacts, BudgetLimits budget) {
        FuseCellSettings.Limits defaults = FuseCellSettings.Limits.DEFAULT;
        return new FuseCellSettings.Limits(
                defaults.maxWindowMillis(),
                defaults.maxCandidates(),
                maxResidentFacts,
                defaults.silenceFallbackMillis(),
                defaults.liveMillis(),
                budget);
    }

    /** Opens one, from a checkpoint if there is one. */
    CellUnderTest(
            StateBackend backend,
            FuseCellSettings.Limits limits,
            List<String> startRules,
            @Nullable OperatorSubtaskState from)
            throws Exception {
        this(
                backend,
                new FuseCellSettings(
                        GridSettings.DEFAULT,
                        CellSettings.DEFAULT,
                        limits,
                        startRules,
                        RuleSurroundings.NONE,
                        RiskWeights.SHIPPED),
                new Task(1, 0),
                from);
    }

    /** Which of how many. */
    record Task(int parallelism, int index) {

        /** The harness gives a key to all that arrives, rules too, and it must be one of the task's own. */
        long anyKey() {
            return LongStream.range(0, MAX_PARALLELISM)
                    .filter(key ->
                            KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, parallelism)
                                    == index)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Opens one of several, from its share of a checkpoint if there is one. */
    CellUnderTest(StateBackend backend, FuseCellSettings settings, Task task, @Nullable OperatorSubtaskState from)
            throws Exception {
        long ruleKey = task.anyKey();
        harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new FuseCell(settings, new Ticking()),
                Placed::cell,
                rule -> ruleKey,
                Types.LONG,
                MAX_PARALLELISM,
                task.parallelism(),
                task.index());
        harness.setStateBackend(backend);
        harness.setup(Records.type(Match.class)
                .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        if (from != null) {
            harness.initializeState(from);
        }
        harness.open();
    }

    KeyedTwoInputStreamOperatorTestHarness<Long, Placed, SpecificRecord, Match> harness() {
        return harness;
    }

    void place(Observation seen) {
        Placed.copies(GRID, seen, seen.at(), this::give);
    }

    /** One copy of an observation arrives. */
    void give(Placed placed) {
        try {
            harness.processElement1(new StreamRecord<>(placed));
        } catch (Exception e) {
            throw new AssertionError("the operator failed on " + placed.observation(), e);
        }
    }

    void publish(String ruleId, @Nullable String text, @Nullable RuleMode mode) throws Exception {
        published++;
        tell(new Rule(ruleId, text, Instant.ofEpochMilli(published), "analyst", mode));
    }

    /** A rule, weights or a verdict arrives. */
    void tell(SpecificRecord told) throws Exception {
        harness.processElement2(new StreamRecord<>(told));
    }

    void advanceTo(long eventTime) throws Exception {
        harness.processWatermark1(new Watermark(eventTime));
    }

    /** The clock on the wall goes on. */
    void wallClockGoesOn(long millis) throws Exception {
        processingTime += millis;
        harness.setProcessingTime(processingTime);
    }

    OperatorSubtaskState snapshot() throws Exception {
        listen();
        return harness.snapshot(1, 1);
    }

    /** What it has said of matches since the last call. */
    List<Match> news() {
        int before = said.size();
        listen();
        return List.copyOf(said.subList(before, said.size()));
    }

    /** The last that was said of each match. */
    Map<String, Match> last() {
        listen();
        Map<String, Match> last = new LinkedHashMap<>();
        said.forEach(match -> last.put(match.getMatchId(), match));
        return last;
    }

    /** Those that hold. */
    List<Match> standing() {
        return last().values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .toList();
    }

    /** Everything it has said of rules. */
    List<RuleStatus> statements() {
        return said(FuseCell.RULE_STATUS);
    }

    /** Everything it has said of the risk. */
    List<RiskReading> readings() {
        return said(FuseCell.RISK);
    }

    /** Everything that has left it by a side. */
    <T> List<T> said(OutputTag<T> tag) {
        List<T> said = new ArrayList<>();
        var side = harness.getSideOutput(tag);
        if (side != null) {
            side.forEach(record -> said.add(record.getValue()));
        }
        return said;
    }

    private void listen() {
        said.addAll(harness.extractOutputValues());
        harness.getOutput().clear();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
