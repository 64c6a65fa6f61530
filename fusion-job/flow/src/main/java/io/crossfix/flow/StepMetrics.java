package io.crossfix.flow;

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
    /** Observations let in. */
    static final String ADMITTED = "admitted";
    /** Records refused, one counter per {@link Refusal.Reason}: {@code rejected.FUTURE}. */
    static final String REJECTED = "rejected";
    /** Heartbeats of producers. */
    static final String HEARTBEATS = "heartbeats";
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
    /** Revisions of alerts. */
    static final String ALERTS = "alerts";
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

    private final MetricGroup group;
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<Refusal.Reason, Counter> rejected = new EnumMap<>(Refusal.Reason.class);
    private final Map<String, OfRule> rules = new HashMap<>();

    private record OfRule(MetricGroup group, Counter matches, Counter demotions) {}

    StepMetrics(MetricGroup operator) {
        this.group = operator.addGroup(GROUP);
    }

    void count(String name) {
        counters.computeIfAbsent(name, group::counter).inc();
    }

    void count(Refusal.Reason reason) {
        rejected.computeIfAbsent(reason, r -> group.addGroup(REJECTED).counter(r.name()))
                .inc();
    }

    void gauge(String name, LongSupplier value) {
        group.gauge(name, value::getAsLong);
    }

    /** Begins to count for a rule, unless it has begun. Rule names are a closed set too: only published rules have one. */
    void watch(String rule, LongSupplier failedConditions) {
        rules.computeIfAbsent(rule, name -> {
            MetricGroup own = group.addGroup(RULE, name);
            own.counter(FAILED_CONDITIONS, new CountedElsewhere(failedConditions));
            return new OfRule(own, own.counter(MATCHES), own.counter(DEMOTIONS));
        });
    }

    void countMatch(String rule) {
        OfRule watched = rules.get(rule);
        if (watched != null) {
            watched.matches().inc();
        }
    }

    void countDemotion(String rule) {
        OfRule watched = rules.get(rule);
        if (watched != null) {
            watched.demotions().inc();
        }
    }

    /** Takes the metrics of a removed rule out of every report. */
    void forget(String rule) {
        OfRule watched = rules.remove(rule);
        // Flink offers no other way to take out a metric.
        if (watched != null && watched.group() instanceof AbstractMetricGroup<?> own) {
            own.close();
        }
    }
}
