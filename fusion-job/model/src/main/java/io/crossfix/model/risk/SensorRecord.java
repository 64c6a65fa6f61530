package io.crossfix.model.risk;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The answers that one sensor has had. The latest days are kept by the hour, so that it can be told what was known at any
 * time of them; what is older is summed up.
 */
final class SensorRecord {

    /** After so many days an answer counts half. */
    static final double HALF_LIFE_DAYS = 90;

    /**
     * CUSUM at which a sensor counts as drifting, nats. Simulated at 200 answers a year: a rise by half is noticed after 38
     * answers (median), with 0.4 false alarms a year; at 4.6 it were 27 and 1.3.
     */
    static final double ALARM = 6;

    /** How much more often it is dismissed when it drifts. */
    private static final double DRIFT_FACTOR = 1.5;

    private static final double DAY_MILLIS = 86_400_000;
    private static final long KEPT_MILLIS = 8 * 86_400_000L;
    /** Weights are kept in thousandths, as whole numbers: their sum does not depend on their order. */
    private static final double UNIT = 1_000;

    private final double prior;
    private final NavigableMap<Long, long[]> hours = new TreeMap<>();
    private Counts older = Counts.NONE;
    private long olderAt;
    private double drift;
    private double reference;

    /**
     * Answers, weighed by their age and inverse propensity.
     *
     * @param confirmed weight of those that were confirmed
     * @param dismissed weight of those that were dismissed
     */
    record Counts(double confirmed, double dismissed) {

        static final Counts NONE = new Counts(0, 0);

        /** Mean of the Beta distribution, (0, 1). */
        double reliability(double prior) {
            return (confirmed + SensorBook.PRIOR_STRENGTH * prior)
                    / (confirmed + dismissed + SensorBook.PRIOR_STRENGTH);
        }

        private Counts plus(double more, double moreDismissed, double left) {
            return new Counts(confirmed + more * left, dismissed + moreDismissed * left);
        }

        private Counts aged(double left) {
            return new Counts(confirmed * left, dismissed * left);
        }
    }

    SensorRecord(double prior) {
        this.prior = prior;
    }

    /** Its reliability before the first answer, (0, 1). */
    double prior() {
        return prior;
    }

    void add(long from, double weight, boolean real) {
        watchDrift(from, weight, real);
        long[] counts = hours.computeIfAbsent(from, each -> new long[2]);
        counts[real ? 0 : 1] += Math.round(weight * UNIT);
        while (hours.firstKey() < hours.lastKey() - KEPT_MILLIS) {
            sumUp(hours.pollFirstEntry());
        }
    }

    private void sumUp(Map.Entry<Long, long[]> hour) {
        older = olderAt == 0 ? Counts.NONE : older.aged(left(hour.getKey() - olderAt));
        older = older.plus(hour.getValue()[0] / UNIT, hour.getValue()[1] / UNIT, 1);
        olderAt = hour.getKey();
    }

    /** What was known of it at a time, milliseconds since epoch. */
    Counts at(long time) {
        Counts sum = olderAt == 0 ? Counts.NONE : older.aged(left(Math.max(0, time - olderAt)));
        for (Map.Entry<Long, long[]> hour : hours.headMap(time, true).entrySet()) {
            sum = sum.plus(hour.getValue()[0] / UNIT, hour.getValue()[1] / UNIT, left(time - hour.getKey()));
        }
        return sum;
    }

    private static double left(long millis) {
        return Math.pow(2, -millis / DAY_MILLIS / HALF_LIFE_DAYS);
    }

    /** When its latest answer begins to count, milliseconds since epoch. */
    long latest() {
        return hours.lastKey();
    }

    /**
     * Page's CUSUM of the log-likelihood ratio of "dismissed half as often again" against "as ever" (E. S. Page, Continuous
     * inspection schemes, Biometrika 41, 1954). What is usual is looked up when an excursion begins and stands while it lasts,
     * else a slow drift would become usual before it is noticed.
     */
    private void watchDrift(long from, double weight, boolean real) {
        if (drift == 0) {
            reference = 1 - at(from).reliability(prior);
        }
        double drifted = Math.min(DRIFT_FACTOR * reference, (1 + reference) / 2);
        double ratio = real ? (1 - drifted) / (1 - reference) : drifted / reference;
        drift = Math.max(0, drift + weight * Math.log(ratio));
    }

    /** Its CUSUM, nats. */
    double drift() {
        return drift;
    }

    boolean isDrifting() {
        return drift >= ALARM;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(prior);
        out.writeDouble(older.confirmed());
        out.writeDouble(older.dismissed());
        out.writeLong(olderAt);
        out.writeDouble(drift);
        out.writeDouble(reference);
        out.writeInt(hours.size());
        for (Map.Entry<Long, long[]> hour : hours.entrySet()) {
            out.writeLong(hour.getKey());
            out.writeLong(hour.getValue()[0]);
            out.writeLong(hour.getValue()[1]);
        }
    }

    static SensorRecord read(DataInput in) throws IOException {
        SensorRecord known = new SensorRecord(in.readDouble());
        known.older = new Counts(in.readDouble(), in.readDouble());
        known.olderAt = in.readLong();
        known.drift = in.readDouble();
        known.reference = in.readDouble();
        for (int left = in.readInt(); left > 0; left--) {
            known.hours.put(in.readLong(), new long[] {in.readLong(), in.readLong()});
        }
        return known;
    }
}
