package io.crossfix.flow;

import io.crossfix.wire.Refusal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

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
    /** Questions asked of the matcher. */
    static final String QUESTIONS = "questions";
    /** Revisions of matches, one counter per rule: {@code matches.shots-called-in}. */
    static final String MATCHES = "matches";
    /** Conditions that could not be evaluated and so did not hold, one counter per rule. */
    static final String FAILED_CONDITIONS = "failed-conditions";
    /** Revisions of alerts. */
    static final String ALERTS = "alerts";
    /** Reviews applied. */
    static final String REVIEWS = "reviews";
    /** Facts held in memory. */
    static final String FACTS = "facts";
    /** Cells held in memory. */
    static final String CELLS = "cells";
    /** Rules in force. */
    static final String RULES = "rules";

    private final MetricGroup group;
    private final Map<String, Counter> counters = new HashMap<>();
    private final Map<Refusal.Reason, Counter> rejected = new EnumMap<>(Refusal.Reason.class);

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

    /** Rule names are a closed set too: only published rules have one. */
    void countMatch(String rule) {
        counters.computeIfAbsent(
                        MATCHES + "." + rule, name -> group.addGroup(MATCHES).counter(rule))
                .inc();
    }

    /** Counts what a rule counts itself; asked for again and again, registered once. */
    void countFailures(String rule, LongSupplier failures) {
        counters.computeIfAbsent(
                FAILED_CONDITIONS + "." + rule,
                name -> group.addGroup(FAILED_CONDITIONS).counter(rule, new ReadCounter(failures)));
    }

    /** Somebody else counts. */
    private record ReadCounter(LongSupplier source) implements Counter {

        @Override
        public long getCount() {
            return source.getAsLong();
        }

        @Override
        public void inc() {
            throw notHere();
        }

        @Override
        public void inc(long n) {
            throw notHere();
        }

        @Override
        public void dec() {
            throw notHere();
        }

        @Override
        public void dec(long n) {
            throw notHere();
        }

        private static UnsupportedOperationException notHere() {
            return new UnsupportedOperationException("counted elsewhere");
        }
    }

    void gauge(String name, LongSupplier value) {
        group.gauge(name, value::getAsLong);
    }
}
