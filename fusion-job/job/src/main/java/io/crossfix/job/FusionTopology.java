package io.crossfix.job;

import io.crossfix.flow.AdmitObservations;
import io.crossfix.flow.AdmitRecords;
import io.crossfix.flow.Admitted;
import io.crossfix.flow.Desks;
import io.crossfix.flow.FuseCell;
import io.crossfix.flow.PlaceOnGrid;
import io.crossfix.flow.Placed;
import io.crossfix.flow.RaiseAlerts;
import io.crossfix.flow.Records;
import io.crossfix.flow.TellRuleChanges;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.Rule;
import io.crossfix.record.Verdict;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Rejection;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph: admit, place, fuse, raise. Every step has a written uid, which is what its state is found by after an upgrade;
 * a golden file pins them.
 */
public final class FusionTopology {

    /** Many divisors, so that every sensible parallelism spreads the cells evenly. Fixed for ever: state is split by it. */
    static final int MAX_PARALLELISM = 720;

    /**
     * Buffer timeout, milliseconds, wherever few records pass: each goes on at once, and no thread wakes up every few
     * milliseconds to see whether there is one, as it does for {@code execution.buffer-timeout.interval}.
     */
    private static final long AT_ONCE = 0;

    private final StreamExecutionEnvironment env;
    private final Ports ports;
    private final FusionSettings settings;

    private FusionTopology(StreamExecutionEnvironment env, Ports ports, FusionSettings settings) {
        this.env = env;
        this.ports = ports;
        this.settings = settings;
    }

    /** Builds the whole job into an environment. */
    public static void build(StreamExecutionEnvironment env, Ports ports, FusionSettings settings) {
        env.setMaxParallelism(MAX_PARALLELISM);
        // Records never change once made, so steps in one chain may hand on the very same object.
        env.getConfig().enableObjectReuse();
        new FusionTopology(env, ports, settings).build();
    }

    private void build() {
        Admission told = admit("rules", ports.rules(), Rule.class)
                .and(admit("risk-weights", ports.riskWeights(), RiskWeightsDocument.class))
                .and(admit("verdicts", ports.verdicts(), Verdict.class));
        Admission words = admit("reviews", ports.reviews(), Review.class)
                .and(admit("desk-orders", ports.deskOrders(), DeskOrder.class))
                .and(admit("review-status", ports.reviewStatusSaid(), ReviewStatus.class));
        Desks desks = new Desks(settings.alerts().desks());
        Observations observations = observations();

        SingleOutputStreamOperator<Match> matches = observations
                .placed()
                .keyBy(Placed::cell, Types.LONG)
                .connect(told.records().broadcast())
                .transform(
                        "fuse-cell", Records.type(Match.class), new FuseCell(settings.fuseCell(), new MachineClock()))
                .uid("fuse-cell")
                .setBufferTimeout(AT_ONCE);
        SingleOutputStreamOperator<Alert> alerts = matches.keyBy((Match match) -> desks.of(match), Types.STRING)
                .connect(words.records().keyBy((SpecificRecord word) -> desks.of(word), Types.STRING))
                .transform("raise-alerts", Records.type(Alert.class), new RaiseAlerts(settings.raiseAlerts()))
                .uid("raise-alerts")
                .setBufferTimeout(AT_ONCE);
        DataStream<AlertHistory> ruleChanges = told.records()
                .flatMap(new TellRuleChanges(), Records.type(AlertHistory.class))
                .uid("tell-rule-changes")
                .name("tell-rule-changes");

        sink("matches", matches, ports.matches());
        sink("alerts", alerts, ports.alerts());
        sink("alert-history", alerts.getSideOutput(RaiseAlerts.HISTORY).union(ruleChanges), ports.history());
        sink("review-status", alerts.getSideOutput(RaiseAlerts.REVIEW_STATUS), ports.reviewStatus());
        sink("rule-status", matches.getSideOutput(FuseCell.RULE_STATUS), ports.ruleStatus());
        sink("risk", matches.getSideOutput(FuseCell.RISK), ports.risk());
        sink("risk-weights-status", matches.getSideOutput(FuseCell.RISK_WEIGHTS_STATUS), ports.riskWeightsStatus());
        sink("sensors", matches.getSideOutput(FuseCell.SENSORS), ports.sensors());
        sink("verdicts", alerts.getSideOutput(RaiseAlerts.VERDICTS), ports.verdictsSaid());
        sink("rejections", observations.rejections().union(told.rejections(), words.rejections()), ports.rejections());
    }

    private record Observations(DataStream<Placed> placed, DataStream<Rejection> rejections) {

        Observations and(Observations other) {
            return new Observations(placed.union(other.placed), rejections.union(other.rejections));
        }
    }

    private record Admission(DataStream<SpecificRecord> records, DataStream<Rejection> rejections) {

        Admission and(Admission other) {
            return new Admission(records.union(other.records), rejections.union(other.rejections));
        }
    }

    private Observations observations() {
        return ports.observations().stream()
                .map(this::observations)
                .reduce(Observations::and)
                .orElseThrow(() -> new IllegalArgumentException("the ports offer no stream of observations"));
    }

    /** Each stream is admitted and placed in the chain of its own source: the only exchange is the one by cell. */
    private Observations observations(ObservationStream stream) {
        String name = stream.name();
        SingleOutputStreamOperator<Admitted> admitted = source(name, stream.source(), stream.clock())
                .process(new AdmitObservations(settings.admission(), name))
                .returns(Admitted.TYPE)
                .uid("admit-" + name)
                .name("admit-" + name)
                .setBufferTimeout(AT_ONCE);
        SingleOutputStreamOperator<Placed> placed = admitted.flatMap(new PlaceOnGrid(settings.grid()))
                .returns(Placed.TYPE)
                .uid("place-" + name)
                .name("place-" + name);
        if (!stream.dense()) {
            placed.setBufferTimeout(AT_ONCE);
        }
        return new Observations(placed, admitted.getSideOutput(AdmitObservations.REJECTIONS));
    }

    /** One of the topics on which people tell the job what to do, or on which what it said itself comes back. */
    private Admission admit(String name, Source<Arrival, ?, ?> source, Class<? extends SpecificRecord> type) {
        SingleOutputStreamOperator<SpecificRecord> admitted = source(name, source, WatermarkStrategy.noWatermarks())
                .process(new AdmitRecords(type, name, settings.trusted()), Records.type(SpecificRecord.class))
                .uid("admit-" + name)
                .name("admit-" + name)
                .setBufferTimeout(AT_ONCE);
        return new Admission(admitted, admitted.getSideOutput(AdmitObservations.REJECTIONS));
    }

    private DataStream<Arrival> source(String name, Source<Arrival, ?, ?> source, WatermarkStrategy<Arrival> clock) {
        return env.fromSource(source, clock, "read-" + name).uid("read-" + name);
    }

    private static <T> void sink(String name, DataStream<T> stream, Sink<T> sink) {
        stream.sinkTo(sink).uid("write-" + name).name("write-" + name);
    }
}
