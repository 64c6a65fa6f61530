package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Kind;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleSurroundings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that asks what a place was known for just before a shot, against a sum over all that was observed before it. */
class RiskNextTest {

    private static final long MONDAY = 1_767_571_200_000L;
    private static final long HOUR = 3_600_000;
    private static final double DAY = 24 * HOUR;
    private static final NextWeights WEIGHTS = RiskWeights.SHIPPED.next();
    private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
    private static final Grid GRID = new Grid(GridSettings.DEFAULT);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readsWhatWasKnownBeforeTheAnchorInWhateverOrderItCame(long seed) throws Exception {
        Random random = new Random(seed);
        List<Observation> shots = shots(random);
        Map<String, Double> byHand = new TreeMap<>();
        shots.forEach(shot -> byHand.put(shot.id(), nextHour(shot, shots)));
        double middle = byHand.values().stream().sorted().toList().get(shots.size() / 2);
        // Right between two of them, so that rounding decides nothing.
        double threshold = middle * (1 + 1e-7);
        Set<String> expected = new TreeSet<>();
        byHand.forEach((id, value) -> {
            if (value > threshold) {
                expected.add(id);
            }
        });
        assertThat(expected.size()).as("seed=%d", seed).isBetween(10, shots.size() - 10);
        for (int i = 0; i < 4; i++) {
            assertThat(found(delayed(shots, random), threshold))
                    .as("seed=%d, order %d", seed, i)
                    .isEqualTo(expected);
        }
    }

    /** Each arrives up to eight minutes late. */
    private static List<Observation> delayed(List<Observation> shots, Random random) {
        Map<Long, Observation> arrivals = new TreeMap<>();
        shots.forEach(shot -> arrivals.put(shot.at() + random.nextInt(480_000), shot));
        return new ArrayList<>(arrivals.values());
    }

    private static Set<String> found(List<Observation> shots, double threshold) throws Exception {
        String rule = """
                rule: known-place
                version: 1
                about: a shot where an incident was likely anyway
                author: test
                severity: minor
                anchor: {name: shot, kind: GUNSHOT, where: 'riskNext(shot) > %s'}
                examples:
                  - {about: none, given: [{shot: {at: '21:00:00'}}], expect: {match: false}}
                """.formatted(Double.toString(threshold));
        try (Matcher matcher = new Matcher()) {
            CityRun city = new CityRun(matcher, CityRun.compiled(List.of(rule), RuleSurroundings.NONE));
            Set<String> found = new TreeSet<>();
            city.inOrder(shots)
                    .values()
                    .forEach(told -> told.evidence().stream()
                            .filter(piece -> piece.startsWith("shot="))
                            .forEach(piece -> found.add(piece.substring(piece.indexOf('/') + 1, piece.indexOf('#')))));
            return found;
        }
    }

    /** Within two kilometres, so on both sides of borders between key cells, over half a day. */
    private static List<Observation> shots(Random random) {
        List<Observation> shots = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            shots.add(Observation.plain(
                    Kind.GUNSHOT,
                    "g-" + i,
                    "sensor",
                    MONDAY + (long) (random.nextDouble() * 12 * HOUR),
                    41.88 + 0.018 * random.nextDouble(),
                    -87.7 + 0.024 * random.nextDouble(),
                    25,
                    1,
                    2,
                    3));
        }
        return shots;
    }

    private static double nextHour(Observation shot, List<Observation> all) {
        List<List<Long>> rings = GRID.riskRings(GRID.place(shot).riskCell(), 2);
        List<Observation> opening = all.stream()
                .filter(earlier -> Observation.BY_TIME.compare(earlier, shot) < 0 && opens(earlier, all))
                .toList();
        // What is left of this hour of the clock, and the beginning of the next.
        long strike = (shot.at() / HOUR + 1) * HOUR;
        return 1
                - Math.exp(-expected(shot.at(), strike, opening, rings)
                        - expected(strike, shot.at() + HOUR, opening, rings));
    }

    private static double expected(long begin, long end, List<Observation> opening, List<List<Long>> rings) {
        double hour = factorAt(begin);
        double expected = WEIGHTS.level() * WEIGHTS.basePerDay() * (end - begin) / DAY * hour;
        for (Observation earlier : opening) {
            for (int ring = 0; ring < 3; ring++) {
                if (rings.get(ring).contains(GRID.place(earlier).riskCell())) {
                    expected += children(begin - earlier.at(), end - earlier.at(), ring, hour)
                            / rings.get(ring).size();
                }
            }
        }
        return expected;
    }

    /** Incidents to be expected between two ages of one, anywhere in a ring. */
    private static double children(long younger, long older, int ring, double hour) {
        double sum = 0;
        for (RiskAge each : RiskAge.values()) {
            double life = each.meanLifeMillis();
            sum += WEIGHTS.level()
                    * WEIGHTS.children(RiskSource.GUNSHOT, ring, each)
                    * (each == RiskAge.HOURS ? 1 : hour)
                    * (Math.exp(-younger / life) - Math.exp(-older / life));
        }
        return sum;
    }

    private static double factorAt(long at) {
        ZonedDateTime there = Instant.ofEpochMilli(at).atZone(WASHINGTON);
        return WEIGHTS.hourOfWeek()[(there.getDayOfWeek().getValue() - 1) * 24 + there.getHour()];
    }

    private static boolean opens(Observation shot, List<Observation> all) {
        Set<Long> near = new TreeSet<>();
        GRID.riskRings(GRID.place(shot).riskCell(), 1).forEach(near::addAll);
        return all.stream()
                .noneMatch(other -> Observation.BY_TIME.compare(other, shot) < 0
                        && other.at() >= shot.at() - HOUR / 2
                        && near.contains(GRID.place(other).riskCell()));
    }
}
