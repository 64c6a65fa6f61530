package io.crossfix.job;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Heartbeat;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** Ports on lists: what was put in comes out of the sources, what is said is kept here. One run at a time. */
final class RecordedPorts implements Ports {

    /** Sources and sinks are serialized on their way to the tasks of the same JVM; this is where they meet again. */
    private static final Map<String, List<Arrival>> GIVEN = new ConcurrentHashMap<>();

    private static final Map<String, List<Object>> SAID = new ConcurrentHashMap<>();
    private static final AtomicLong FAIL_AFTER = new AtomicLong(Long.MAX_VALUE);

    RecordedPorts() {
        GIVEN.clear();
        SAID.clear();
        FAIL_AFTER.set(Long.MAX_VALUE);
    }

    void give(String topic, List<Arrival> arrivals) {
        GIVEN.put(topic, List.copyOf(arrivals));
    }

    /** Throws in a source, once, after so many more records. */
    void failOnceAfter(long records) {
        FAIL_AFTER.set(records);
    }

    <T> List<T> said(String topic, Class<T> type) {
        List<Object> said = SAID.getOrDefault(topic, List.of());
        synchronized (said) {
            return said.stream().map(type::cast).toList();
        }
    }

    static Arrival arrival(String topic, int index) {
        return GIVEN.getOrDefault(topic, List.of()).get(index);
    }

    @Override
    public List<ObservationStream> observations() {
        return Arrays.stream(Kind.values())
                .map(kind -> new ObservationStream(
                        kind.name().toLowerCase(Locale.ROOT), source(kind.name()), clock(), kind == Kind.PLATE))
                .toList();
    }

    private static WatermarkStrategy<Arrival> clock() {
        // The generator hands its halves to tasks in any order, so the whole length of a world counts as in time.
        return WatermarkStrategy.<Arrival>forBoundedOutOfOrderness(Duration.ofHours(3))
                .withTimestampAssigner((arrival, kafka) -> observedAt(arrival));
    }

    private static long observedAt(Arrival arrival) {
        SpecificRecord record = arrival.value();
        return record == null || record instanceof Heartbeat
                ? Long.MIN_VALUE
                : ((Instant) record.get(
                                record.getSchema().getField("observedAt").pos()))
                        .toEpochMilli();
    }

    @Override
    public Source<Arrival, ?, ?> rules() {
        return source("rules");
    }

    @Override
    public Source<Arrival, ?, ?> riskWeights() {
        return source("risk-weights");
    }

    @Override
    public Source<Arrival, ?, ?> verdicts() {
        return source("verdicts");
    }

    @Override
    public Source<Arrival, ?, ?> reviews() {
        return source("reviews");
    }

    @Override
    public Source<Arrival, ?, ?> deskOrders() {
        return source("desk-orders");
    }

    @Override
    public Source<Arrival, ?, ?> reviewStatusSaid() {
        return source("review-status");
    }

    @Override
    public Sink<Match> matches() {
        return sink("matches");
    }

    @Override
    public Sink<Alert> alerts() {
        return sink("alerts");
    }

    @Override
    public Sink<AlertHistory> history() {
        return sink("history");
    }

    @Override
    public Sink<RiskReading> risk() {
        return sink("risk");
    }

    @Override
    public Sink<Rejection> rejections() {
        return sink("rejections");
    }

    @Override
    public Sink<RuleStatus> ruleStatus() {
        return sink("rule-status");
    }

    @Override
    public Sink<RiskWeightsStatus> riskWeightsStatus() {
        return sink("risk-weights-status");
    }

    @Override
    public Sink<SensorReliability> sensors() {
        return sink("sensors");
    }

    @Override
    public Sink<Verdict> verdictsSaid() {
        return sink("verdicts-said");
    }

    @Override
    public Sink<ReviewStatus> reviewStatus() {
        return sink("review-status");
    }

    private static Source<Arrival, ?, ?> source(String topic) {
        // The generator cannot be empty: where nothing was given it gives one record that changes nothing.
        GIVEN.putIfAbsent(topic, List.of(nothing(topic)));
        long size = GIVEN.get(topic).size();
        return new DataGeneratorSource<>(index -> next(topic, index), size, ArrivalByIndex.TYPE);
    }

    private static Arrival nothing(String topic) {
        SpecificRecord record = switch (topic) {
            case "rules" -> new Rule("no-such-rule", null, Instant.EPOCH, "nobody", null);
            case "reviews" ->
                new Review(
                        "r-0",
                        "no-such-alert",
                        "city",
                        1,
                        "",
                        ReviewAction.ACKNOWLEDGE,
                        null,
                        "nobody",
                        Instant.EPOCH,
                        1.0,
                        "operator");
            case "desk-orders" ->
                DeskOrder.newBuilder()
                        .setOrderId("o-0")
                        .setDesk("no-such-desk")
                        .setBy("nobody")
                        .setAt(Instant.EPOCH)
                        .build();
            case "review-status" -> new ReviewStatus("no-such-review", "no-such-alert", false, "", 0, "", "");
            case "risk-weights" -> new RiskWeightsDocument("", Instant.EPOCH, "nobody");
            case "verdicts" -> new Verdict("no-such-alert", "city", true, "NONE", 1.0, false, Instant.EPOCH, List.of());
            default -> new Heartbeat("nobody", Instant.ofEpochMilli(0));
        };
        return Arrival.decoded(new Provenance(topic, 0, 0, 0), new byte[0], record);
    }

    private static Arrival next(String topic, long index) {
        if (FAIL_AFTER.decrementAndGet() == 0) {
            throw new IllegalStateException("a failure on purpose");
        }
        return arrival(topic, (int) index);
    }

    private static <T> Sink<T> sink(String topic) {
        return new KeepingSink<>(topic);
    }

    static void keep(String topic, Object said) {
        SAID.computeIfAbsent(topic, t -> Collections.synchronizedList(new ArrayList<>()))
                .add(said);
    }
}
