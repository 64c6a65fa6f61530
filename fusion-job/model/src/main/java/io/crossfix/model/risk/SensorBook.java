package io.crossfix.model.risk;

import io.crossfix.model.Bytes;
import io.crossfix.model.Observation;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people's answers say about sensors: a Beta distribution for each, {@value #PRIOR_STRENGTH} observations strong before
 * the first answer, in which an answer counts half after {@value SensorRecord#HALF_LIFE_DAYS} days.
 *
 * <p>An answer counts for what is observed from the next full hour on that is at least five minutes away. So what an
 * observation weighs depends on when it and the answers were made, and not on which of them got here first.
 */
public final class SensorBook implements Reliability {

    /** How many answers the prior is worth. */
    static final double PRIOR_STRENGTH = 20;

    private static final long HOUR_MILLIS = 3_600_000;
    private static final long ON_ITS_WAY_MILLIS = 5 * 60_000L;
    private static final double MAX_INVERSE_PROPENSITY = 20;
    /** Most alerts that are remembered as answered, so that a repeat teaches nothing. */
    private static final int MAX_JUDGED = 10_000;

    private static final int MAX_SENSORS = 50_000;
    private static final int FORMAT = 1;

    private final Reliability prior;
    private final Map<String, SensorRecord> sensors = new HashMap<>();
    private final Map<String, Boolean> judged = new LinkedHashMap<>();

    /** @param prior what is known of sensors before anybody has answered */
    public SensorBook(Reliability prior) {
        this.prior = prior;
    }

    @Override
    public double of(Observation seen) {
        double before = prior.of(seen);
        SensorRecord known = sensors.isEmpty() ? null : sensors.get(key(seen.kind(), seen.sensor()));
        return known == null ? before : known.at(seen.at()).reliability(before);
    }

    @Override
    public double usual(Observation seen) {
        return prior.usual(seen);
    }

    /**
     * Learns from an answer.
     *
     * @return keys of the sensors that more is known of; empty for a repeat, for a drill, and for an answer that says nothing
     *     about whether the observations were right
     */
    public Set<String> take(Verdict verdict) {
        if (verdict.getExercise() || !teaches(verdict) || judged.put(verdict.getAlertId(), true) != null) {
            return Set.of();
        }
        forgetOldestJudged();
        long from = counts(verdict.getAt().toEpochMilli());
        double weight = Math.min(MAX_INVERSE_PROPENSITY, 1 / verdict.getPropensity());
        Set<String> touched = new TreeSet<>();
        for (JudgedFact fact : verdict.getFacts()) {
            String key = key(fact.getKind(), fact.getSensorId());
            // Five detections of one noise are one mistake of one sensor.
            if (mayGrow(key) && touched.add(key)) {
                sensors.computeIfAbsent(key, each -> new SensorRecord(priorOf(fact)))
                        .add(from, weight, verdict.getReal());
            }
        }
        return touched;
    }

    /** Reasons to close an alert that do not say that nothing happened. */
    private static final Set<String> SAYS_NOTHING = Set.of("duplicate", "already-known", "exercise");

    /** True when an answer says whether the observations were right. */
    public static boolean teaches(Verdict verdict) {
        return verdict.getReal()
                || !SAYS_NOTHING.contains(
                        verdict.getReason().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private boolean mayGrow(String key) {
        return sensors.size() < MAX_SENSORS || sensors.containsKey(key);
    }

    private void forgetOldestJudged() {
        if (judged.size() > MAX_JUDGED) {
            judged.remove(judged.keySet().iterator().next());
        }
    }

    /** From when an answer counts, milliseconds since epoch. */
    static long counts(long answeredAt) {
        return (Math.floorDiv(answeredAt + ON_ITS_WAY_MILLIS - 1, HOUR_MILLIS) + 1) * HOUR_MILLIS;
    }

    private double priorOf(JudgedFact fact) {
        return prior.of(like(fact));
    }

    /** What is known of a sensor as of the answers it has had. */
    public @Nullable SensorReliability told(String key) {
        SensorRecord known = sensors.get(key);
        if (known == null) {
            return null;
        }
        SensorRecord.Counts counts = known.at(known.latest());
        int slash = key.indexOf('/');
        return SensorReliability.newBuilder()
                .setKind(Kind.valueOf(key.substring(0, slash)))
                .setSensorId(key.substring(slash + 1))
                .setReliability(counts.reliability(known.prior()))
                .setAlpha(counts.confirmed() + PRIOR_STRENGTH * known.prior())
                .setBeta(counts.dismissed() + PRIOR_STRENGTH * (1 - known.prior()))
                .setConfirmed(counts.confirmed())
                .setDismissed(counts.dismissed())
                .setDrift(known.drift())
                .setDrifting(known.isDrifting())
                .setAt(Instant.ofEpochMilli(known.latest()))
                .build();
    }

    /** How many sensors drift. */
    public long drifting() {
        return sensors.values().stream().filter(SensorRecord::isDrifting).count();
    }

    /** Name of a sensor among all. */
    static String key(Kind kind, String sensor) {
        return kind + "/" + sensor;
    }

    /** Every sensor that anything was learnt of. */
    public Set<String> keys() {
        return sensors.keySet();
    }

    /** What is known of one sensor, as bytes. */
    public byte[] toBytes(String key) {
        SensorRecord known = sensors.get(key);
        if (known == null) {
            throw new IllegalArgumentException("nothing is known of " + key);
        }
        return Bytes.write(FORMAT, known::write);
    }

    /** What {@link #toBytes} wrote. */
    public void restore(String key, byte[] bytes) {
        sensors.put(key, Bytes.read(bytes, FORMAT, SensorRecord::read));
    }

    /** Alerts that were answered, oldest first. */
    public List<String> judged() {
        return List.copyOf(judged.keySet());
    }

    /** Alerts that were answered before the restart, oldest first. */
    public void restoreJudged(List<String> alerts) {
        alerts.forEach(alert -> judged.put(alert, true));
    }

    /** As much of an observation as its place and its sensor's usual reliability depend on. */
    public static Observation like(JudgedFact fact) {
        boolean isHit = fact.getKind() == Kind.PLATE && !fact.getCategory().equals(PlateCategory.READ.name());
        return Observation.plain(
                fact.getKind(),
                fact.getObservationId(),
                fact.getSensorId(),
                fact.getObservedAt().toEpochMilli(),
                fact.getLatitude(),
                fact.getLongitude(),
                0,
                1,
                isHit ? PlateCategory.valueOf(fact.getCategory()).ordinal() : 0,
                1);
    }
}
