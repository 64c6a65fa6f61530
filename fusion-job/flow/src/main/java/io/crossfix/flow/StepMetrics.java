package io.crossfix.flow;

import io.crossfix.record.Severity;
import io.crossfix.wire.Refusal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;

/** Every metric of the job, in group {@value #GROUP} of its step. Labels come from closed sets, never from data. */
final class StepMetrics {

    /** Group that all of them are in. */
    static final String GROUP = "crossfix";
    /** Label of what is told of each stream: the name of its topic without the prefix. */
    static final String STREAM = "stream";
    /** Observations let in, by stream. */
    static final String ADMITTED = "admitted";
    /** Those of them that are tests or drills, by stream. */
    static final String DRILLS = "drills";
    /** Records refused, by stream and by {@link Refusal.Reason}, the label {@code reason}. */
    static final String REJECTED = "rejected";
    /** Heartbeats of producers, by stream. */
    static final String HEARTBEATS = "heartbeats";
    /** From the broker's append of a record until its door has judged it, by stream: {@link Delays}. */
    static final String LAG = "lag";
    /** Observations that were there already. */
    static final String REPEATED = "repeated";
    /** Observations behind the horizon: they feed risk but raise no alert. */
    static final String LATE = "late";
    /** Observations and dismissals so old that the risk no longer takes them in: {@code RiskSettings.memoryMillis}. */
    static final String TOO_OLD_FOR_RISK = "too-old-for-risk";
    /** How often observations had to be settled before their time because a cell had too many: {@code RiskSettings.maxFacts}. */
    static final String RISK_SETTLED_EARLY = "risk-settled-early";
    /** Questions asked of the matcher. */
    static final String QUESTIONS = "questions";
    /** Questions whose answer is short of something: a cap left facts out, or they had to be forgotten. */
    static final String DEGRADED_ANSWERS = "degraded-answers";
    /** Revisions of alerts. */
    static final String ALERTS = "alerts";
    /** Label of the alerts that were raised: {@code MINOR} to {@code EXTREME}. */
    static final String SEVERITY = "severity";
    /** Alerts raised, tests and drills left aside, by severity. */
    static final String RAISED = "raised";
    /** Tests and drills raised as alerts. */
    static final String RAISED_DRILLS = "raised-drills";
    /** Revisions of alerts that say what the engine could not see. */
    static final String DEGRADED_ALERTS = "degraded-alerts";
    /** Revisions of alerts of so many anchors that they count as one storm. */
    static final String STORM_ALERTS = "storm-alerts";
    /** From the broker's append of the observation that decided until the alert is said: {@link Delays}. */
    static final String ALERT_DELAY = "alert-delay";
    /** Reviews applied. */
    static final String REVIEWS = "reviews";
    /** Facts held in memory. */
    static final String FACTS = "facts";
    /** Cells held in memory. */
    static final String CELLS = "cells";
    /** Sensors whose observations are dismissed more often than they used to be. */
    static final String DRIFTING = "drifting-sensors";
    /** Rules in force. */
    static final String RULES = "rules";
    /** Published rules that were refused: broken, older than what was signed since, or not signed. */
    static final String REFUSED_RULES = "refused-rules";
    /** Cells in memory that have not been asked about the latest change of the rules yet. */
    static final String BEHIND = "behind";

    /** Label of the metrics that there are of each rule; they go when the rule is removed. */
    static final String RULE = "rule";
    /** Revisions of its matches. */
    static final String MATCHES = "matches";
    /** How often it was put into shadow or paused for taking too much. */
    static final String DEMOTIONS = "demotions";
    /** How often a condition of it could not be evaluated since it was published. */
    static final String FAILED_CONDITIONS = "failed-conditions";
    /** Microseconds that asking it took. */
    static final String WORK = "work-micros";

    private static final String REASON = "reason";
    private static final long NANOS_PER_MICRO = 1_000;

    private final MetricGroup group;
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<Refusal.Reason, Counter> rejected = new EnumMap<>(Refusal.Reason.class);
    private final Map<Severity, Counter> raised = new EnumMap<>(Severity.class);
    private final Map<String, OfRule> rules = new HashMap<>();

    private static final class OfRule {
        private final MetricGroup group;
        private final Counter matches;
        private final Counter demotions;
        private long workNanos;

        private OfRule(MetricGroup group, LongSupplier failedConditions) {
            this.group = group;
            this.matches = group.counter(MATCHES);
            this.demotions = group.counter(DEMOTIONS);
            group.counter(FAILED_CONDITIONS, new CountedElsewhere(failedConditions));
            group.counter(WORK, new CountedElsewhere(() -> workNanos / NANOS_PER_MICRO));
        }
    }

    StepMetrics(MetricGroup operator) {
        this.group = operator.addGroup(GROUP);
    }

    /** Those of a step that judges one stream; each reason is there from the beginning, at zero. */
    static StepMetrics ofStream(MetricGroup operator, String stream) {
        StepMetrics metrics = new StepMetrics(operator.addGroup(GROUP), stream);
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            metrics.rejected(reason);
        }
        return metrics;
    }

    private StepMetrics(MetricGroup own, String stream) {
        this.group = own.addGroup(STREAM, stream);
    }

    /** Counters that are there at zero from the beginning: what has never happened can be told from what nobody counts. */
    StepMetrics counting(String... names) {
        for (String name : names) {
            counters.computeIfAbsent(name, group::counter);
        }
        return this;
    }

    /** Delays of a name. */
    Delays delays(String name) {
        return Delays.in(group, name);
    }

    void count(String name) {
        counters.computeIfAbsent(name, group::counter).inc();
    }

    void count(Refusal.Reason reason) {
        rejected(reason).inc();
    }

    private Counter rejected(Refusal.Reason reason) {
        return rejected.computeIfAbsent(
                reason, r -> group.addGroup(REASON, r.name()).counter(REJECTED));
    }

    void countRaised(Severity severity) {
        raisedOf(severity).inc();
    }

    /** Counters of every severity, at zero. */
    StepMetrics countingSeverities() {
        for (Severity severity : Severity.values()) {
            raisedOf(severity);
        }
        return this;
    }

    private Counter raisedOf(Severity severity) {
        return raised.computeIfAbsent(
                severity, s -> group.addGroup(SEVERITY, s.name()).counter(RAISED));
    }

    void gauge(String name, LongSupplier value) {
        group.gauge(name, value::getAsLong);
    }

    /** Begins to count for a rule, unless it has begun. Rule names are a closed set too: only published rules have one. */
    void watch(String rule, LongSupplier failedConditions) {
        rules.computeIfAbsent(rule, name -> new OfRule(group.addGroup(RULE, name), failedConditions));
    }

    void countMatch(String rule) {
        OfRule watched = rules.get(rule);
        if (watched != null) {
            watched.matches.inc();
        }
    }

    void countDemotion(String rule) {
        OfRule watched = rules.get(rule);
        if (watched != null) {
            watched.demotions.inc();
        }
    }

    void worked(String rule, long nanos) {
        OfRule watched = rules.get(rule);
        if (watched != null) {
            watched.workNanos += nanos;
        }
    }

    /** Takes the metrics of a removed rule out of every report. */
    void forget(String rule) {
        OfRule watched = rules.remove(rule);
        // Flink offers no other way to take out a metric.
        if (watched != null && watched.group instanceof AbstractMetricGroup<?> own) {
            own.close();
        }
    }
}
