package io.crossfix.model.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.Observation;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Kind;
import io.crossfix.record.Verdict;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorBookTest {

    private static final long NOON = 1_700_049_600_000L;
    private static final long HOUR = 3_600_000;
    private static final double DAY = 24.0 * HOUR;
    private static final String KEY = "GUNSHOT/detector";

    private final SensorBook book = new SensorBook(Reliability.OF_KIND);

    @BeforeAll
    static void trust() {
        AvroTrust.install();
    }

    @Test
    void anAnswerCountsHalfAfterNinetyDaysInWhateverOrderTheyCome() {
        long seed = 4;
        Random random = new Random(seed);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            // Less than the week that is kept by the hour, so that every order is one that may come.
            verdicts.add(verdict("a-" + i, NOON + random.nextInt(6 * 24) * HOUR, random.nextBoolean(), 0.5));
        }
        for (int order = 0; order < 5; order++) {
            Collections.shuffle(verdicts, random);
            SensorBook shuffled = new SensorBook(Reliability.OF_KIND);
            verdicts.forEach(shuffled::take);
            for (long at : new long[] {NOON, NOON + 70 * HOUR, NOON + 200 * HOUR, NOON + 2_400 * HOUR}) {
                assertThat(shuffled.of(shot(at)))
                        .as("seed=%d, order %d, %d h later", seed, order, (at - NOON) / HOUR)
                        .isCloseTo(byHand(verdicts, at), within(1e-12));
            }
        }
    }

    /** Mean of Beta(3.4 + confirmed, 16.6 + dismissed), each answer worth two since only every second alert is looked at. */
    private static double byHand(List<Verdict> verdicts, long at) {
        double confirmed = 0;
        double dismissed = 0;
        for (Verdict verdict : verdicts) {
            // All are given on the hour, so they count from the next one on.
            double days = (at - verdict.getAt().toEpochMilli() - HOUR) / DAY;
            if (days >= 0) {
                double left = 2 * Math.pow(0.5, days / 90);
                confirmed += verdict.getReal() ? left : 0;
                dismissed += verdict.getReal() ? 0 : left;
            }
        }
        return (3.4 + confirmed) / (20 + confirmed + dismissed);
    }

    @Test
    void whatWasObservedBeforeTheNextHourIsNotTouched() {
        book.take(verdict("a", NOON + 50 * 60_000, false, 1));
        assertThat(book.of(shot(NOON + HOUR - 1))).isEqualTo(3.4 / 20);
        assertThat(book.of(shot(NOON + HOUR))).isCloseTo(3.4 / 21, within(1e-12));
        book.take(verdict("b", NOON + 58 * 60_000, false, 1));
        assertThat(book.of(shot(NOON + HOUR)))
                .as("less than five minutes before the hour")
                .isCloseTo(3.4 / 21, within(1e-12));
    }

    @Test
    void anAlertTeachesOnceAndNotEverythingTeaches() {
        assertThat(book.take(verdict("a", NOON, false, 1))).containsExactly(KEY);
        assertThat(book.take(verdict("a", NOON, false, 1))).as("a repeat").isEmpty();
        Verdict duplicate = Verdict.newBuilder(verdict("b", NOON, false, 1))
                .setReason("DUPLICATE")
                .build();
        assertThat(book.take(duplicate))
                .as("the incident was real, the alert one too many")
                .isEmpty();
        Verdict drill = Verdict.newBuilder(verdict("c", NOON, false, 1))
                .setExercise(true)
                .build();
        assertThat(book.take(drill)).isEmpty();
        assertThat(book.told(KEY).getDismissed()).isEqualTo(1);
    }

    @Test
    void aRestartForgetsNothing() {
        for (int i = 0; i < 500; i++) {
            book.take(verdict("a-" + i, NOON + 7L * i * HOUR, i % 3 == 0, 1));
        }
        SensorBook again = new SensorBook(Reliability.OF_KIND);
        book.keys().forEach(key -> again.restore(key, book.toBytes(key)));
        again.restoreJudged(book.judged());
        assertThat(again.told(KEY)).isEqualTo(book.told(KEY));
        assertThat(again.take(verdict("a-7", NOON, true, 1))).isEmpty();
    }

    /** Where more than two thirds are dismissed anyway, half as many again cannot be. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.4, 0.5, 0.6})
    void aRiseOfDismissalsByHalfIsNoticedSoonAndCalmIsNoAlarm(double dismissed) {
        Random random = new Random(6);
        List<Integer> delays = new ArrayList<>();
        int falseAlarms = 0;
        int sensors = 200;
        int aYear = 200;
        for (int sensor = 0; sensor < sensors; sensor++) {
            SensorRecord known = new SensorRecord(1 - dismissed);
            boolean alarmed = false;
            for (int i = 0; i < aYear; i++) {
                known.add(NOON + 44L * i * HOUR, 1, random.nextDouble() >= dismissed);
                falseAlarms += known.isDrifting() && !alarmed ? 1 : 0;
                alarmed = known.isDrifting();
            }
            SensorRecord drifting = new SensorRecord(1 - dismissed);
            for (int i = 0; i < 60; i++) {
                drifting.add(NOON + 44L * i * HOUR, 1, random.nextDouble() >= dismissed);
            }
            int delay = 0;
            while (!drifting.isDrifting() && delay < 1_000) {
                drifting.add(NOON + 44L * (60 + delay++) * HOUR, 1, random.nextDouble() >= 1.5 * dismissed);
            }
            delays.add(delay);
        }
        Collections.sort(delays);
        System.out.printf(
                "seed=6, %.1f dismissed: median %d answers to the alarm, %.2f false alarms a year and sensor%n",
                dismissed, delays.get(sensors / 2), falseAlarms / (double) sensors);
        assertThat(delays.get(sensors / 2)).isLessThanOrEqualTo(60);
        assertThat(falseAlarms / (double) sensors).isLessThanOrEqualTo(1);
    }

    private static Verdict verdict(String alert, long at, boolean isReal, double propensity) {
        JudgedFact fact = new JudgedFact(
                Kind.GUNSHOT, "g-" + alert, "detector", Instant.ofEpochMilli(at), 41.8, -87.7, "MULTIPLE");
        return new Verdict(
                alert, "city", isReal, "seen", propensity, false, Instant.ofEpochMilli(at), List.of(fact, fact));
    }

    private static Observation shot(long at) {
        return Observation.plain(Kind.GUNSHOT, "g", "detector", at, 41.8, -87.7, 25, 1, 2, 3);
    }
}
