package io.crossfix.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.RateShare;
import io.crossfix.record.RiskReading;
import io.crossfix.record.ScoreShare;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A reading decays to what the job would say itself, and its future is the integral of its rate. */
class CellRiskTest {

    private static final double MINUTE = 60_000;
    private static final double DAY = 86_400_000;
    private static final Duration LATER = Duration.ofHours(31).plusMinutes(7);

    @Test
    void aReadingDecaysToWhatTheJobItselfWouldSayLater() {
        for (long seed = 1; seed <= 20; seed++) {
            RiskWeights weights = Seen.uneven(seed);
            Seen seen = evening(weights, new Random(seed));
            long read = Seen.FRIDAY_EVENING;
            for (long later : new long[] {0, 60_000, 25 * 60_000, LATER.toMillis(), 40 * 86_400_000L}) {
                for (long cell : seen.cells()) {
                    RiskReading then = seen.reading(cell, read + later);
                    CellRisk decayed = CellRisk.of(seen.reading(cell, read), weights, read + later);
                    String where = "seed=" + seed + " later=" + later + " cell=" + Long.toHexString(cell);
                    assertThat(decayed.now()).as(where).isCloseTo(then.getNow(), within(1e-9));
                    assertThat(decayed.perDay()).as(where).isCloseTo(then.getRatePerDay(), within(1e-9));
                    assertThat(decayed.ratio()).as(where).isCloseTo(then.getRatio(), within(1e-9));
                    assertThat(decayed.probability(Horizon.HOUR)).as(where).isCloseTo(then.getNextHour(), within(1e-9));
                    assertThat(decayed.isOfOtherWeights()).isFalse();
                }
            }
        }
    }

    @Test
    void expectedIncidentsAreTheRateSummedUpMinuteByMinute() {
        for (long seed = 1; seed <= 5; seed++) {
            assertExpectedIsSum(Seen.evenHours(seed), seed, 1e-6);
        }
    }

    @Test
    void soTheyAreWhereHoursDiffer() {
        for (long seed = 1; seed <= 5; seed++) {
            assertExpectedIsSum(Seen.uneven(seed), seed, 1e-6);
        }
    }

    private static void assertExpectedIsSum(RiskWeights weights, long seed, double alike) {
        RiskReading reading = highest(evening(weights, new Random(seed)));
        // A whole minute, so that hours change between minutes.
        long begin = Seen.FRIDAY_EVENING + LATER.toMillis() - 11_000;
        CellRisk risk = CellRisk.of(reading, weights, begin);
        for (Horizon horizon : Horizon.values()) {
            double sum = 0;
            for (long at = begin; at < begin + horizon.millis(); at += (long) MINUTE) {
                sum += rate(reading, weights, at + MINUTE / 2) * MINUTE / DAY;
            }
            System.out.printf(
                    "seed=%d %s: %.9f expected, off by %.1e%n", seed, horizon, sum, risk.expected(horizon) / sum - 1);
            assertThat(risk.expected(horizon)).as("seed=%d %s", seed, horizon).isCloseTo(sum, within(alike * sum));
            assertThat(risk.probability(horizon)).isCloseTo(1 - Math.exp(-risk.expected(horizon)), within(1e-12));
        }
    }

    private static RiskReading highest(Seen seen) {
        return seen.cells().stream()
                .map(cell -> seen.reading(cell, Seen.FRIDAY_EVENING))
                .max(Comparator.comparingDouble(RiskReading::getRatePerDay))
                .orElseThrow();
    }

    /** The formula of the NEXT clock, from the shares as they were read, with mean lives of its own. */
    private static double rate(RiskReading reading, RiskWeights weights, double at) {
        double sum = 0;
        for (RateShare share : reading.getRateShares()) {
            double days = switch (share.getAge().toString()) {
                case "HOURS" -> 0.25;
                case "WEEKS" -> 14;
                case "YEAR" -> 365;
                default -> Double.POSITIVE_INFINITY;
            };
            double wasShaped = days == 0.25 ? 1 : hour(weights, reading.getAt().toEpochMilli());
            double isShaped = days == 0.25 ? 1 : hour(weights, (long) at);
            double left = Math.exp(-(at - reading.getAt().toEpochMilli()) / DAY / days);
            sum += share.getPerDay() / wasShaped * isShaped * left;
        }
        return sum;
    }

    private static double hour(RiskWeights weights, long at) {
        ZonedDateTime local = Instant.ofEpochMilli(at).atZone(ZoneId.of("America/Chicago"));
        return weights.next().hourOfWeek()[(local.getDayOfWeek().getValue() - 1) * 24 + local.getHour()];
    }

    @Test
    void whatTheScoresAreMadeOfSumsToThem() {
        RiskWeights weights = Seen.uneven(3);
        Seen seen = evening(weights, new Random(3));
        for (long cell : seen.cells()) {
            CellRisk risk =
                    CellRisk.of(seen.reading(cell, Seen.FRIDAY_EVENING), weights, Seen.FRIDAY_EVENING + 600_000);
            double logOdds = risk.nowShares().stream()
                    .mapToDouble(ScoreShare::getLogOdds)
                    .sum();
            assertThat(risk.now()).isCloseTo(1 / (1 + Math.exp(-(0.9 * logOdds + 0.3))), within(1e-12));
            assertThat(risk.nowShares().get(0).getLogOdds())
                    .as("the prior does not decay")
                    .isEqualTo(-8);
        }
    }

    @Test
    void aCellNeverHeardOfHasTheBase() {
        RiskWeights weights = Seen.uneven(9);
        CellRisk risk = CellRisk.unheardOf(0x89283082813ffffL, weights, Seen.FRIDAY_EVENING);
        double mean = 0;
        for (long at = Seen.FRIDAY_EVENING; at < Seen.FRIDAY_EVENING + DAY; at += (long) MINUTE) {
            mean += hour(weights, at) * MINUTE / DAY;
        }
        assertThat(risk.expected(Horizon.DAY)).isCloseTo(1.1 * 0.0003 * mean, within(1e-6));
        assertThat(risk.ratio()).isEqualTo(1);
        assertThat(risk.now()).isCloseTo(1 / (1 + Math.exp(0.9 * 8 - 0.3)), within(1e-12));
        assertThat(risk.reading()).isNull();
    }

    @Test
    void aReadingOfTheFirstReleaseTellsNowAloneAndHasTheBase() {
        RiskWeights weights = Seen.uneven(6);
        RiskReading reading = highest(evening(weights, new Random(6)));
        RiskReading old = RiskReading.newBuilder()
                .setRiskCell(reading.getRiskCell())
                .setKeyCell(reading.getKeyCell())
                .setAt(reading.getAt())
                .setNow(reading.getNow())
                .setLogOdds(reading.getLogOdds())
                .setShares(reading.getShares())
                .setWeightsVersion(reading.getWeightsVersion())
                .setRateShares(List.of())
                .setFacts(List.of())
                .build();
        CellRisk risk = CellRisk.of(old, weights, Seen.FRIDAY_EVENING + 60_000);
        assertThat(risk.now()).isGreaterThan(0.001);
        assertThat(risk.expected(Horizon.WEEK))
                .isCloseTo(
                        CellRisk.unheardOf(old.getRiskCell(), weights, Seen.FRIDAY_EVENING + 60_000)
                                .expected(Horizon.WEEK),
                        within(1e-12));
    }

    @Test
    void aReadingThatIsLaterCountsAsOfItsOwnTimeAndOneOfOtherWeightsIsMarked() {
        RiskWeights weights = Seen.uneven(4);
        Seen seen = evening(weights, new Random(4));
        RiskReading reading = seen.reading(seen.cells().iterator().next(), Seen.FRIDAY_EVENING);
        CellRisk risk = CellRisk.of(reading, RiskWeights.SHIPPED, Seen.FRIDAY_EVENING - 1);
        assertThat(risk.at()).isEqualTo(Seen.FRIDAY_EVENING);
        assertThat(risk.isLaterThan(Seen.FRIDAY_EVENING - 1)).isTrue();
        assertThat(risk.isOfOtherWeights()).isTrue();
    }

    /** Some shots in the half day before, within a few hundred metres. */
    private static Seen evening(RiskWeights weights, Random random) {
        Seen seen = new Seen(weights);
        for (int i = 0; i < 12; i++) {
            seen.shots(
                    "g-" + i,
                    Seen.FRIDAY_EVENING - (long) (random.nextDouble() * random.nextDouble() * DAY / 2),
                    41.8500 + random.nextDouble(-0.003, 0.003),
                    -87.6800 + random.nextDouble(-0.003, 0.003));
        }
        return seen;
    }
}
