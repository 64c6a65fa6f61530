package io.crossfix.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.backtest.Backtest.Plan;
import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.report.BacktestReport;
import io.crossfix.backtest.report.BacktestReport.SetFigures;
import io.crossfix.backtest.report.BacktestReport.Timeline;
import io.crossfix.backtest.report.Comparison;
import io.crossfix.backtest.report.Comparison.Overlap;
import io.crossfix.backtest.report.Comparison.Where;
import io.crossfix.feeding.RecordTaker;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.simulate.City;
import io.crossfix.feeds.simulate.CityFile;
import io.crossfix.feeds.simulate.CityNight;
import io.crossfix.feeds.simulate.SimulationRun;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.flow.oracle.Oracle;
import io.crossfix.flow.oracle.Oracle.Around;
import io.crossfix.flow.oracle.Oracle.Away;
import io.crossfix.flow.oracle.Oracle.Leaving;
import io.crossfix.flow.oracle.Oracle.Pace;
import io.crossfix.flow.oracle.Oracle.Rule;
import io.crossfix.flow.oracle.Oracle.Window;
import io.crossfix.flow.oracle.Told;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** One threshold changed: what a backtest lists as differing is exactly what the oracle says differs. */
class DifferencesAreTheOraclesTest {

    private static final Path DATA = Path.of(System.getenv().getOrDefault("CROSSFIX_DATA", "../../../shared/data"));
    private static final Path OAKLAND = DATA.resolve("oakland/calls_for_service_2022-11_2024-03-04.csv.gz");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final long MINUTE = 60_000;
    private static final Set<String> ABOUT_SHOTS = Set.of("SHOTS_FIRED", "SHOOTING");

    @Test
    void inSixteenMonthsOfOakland() throws Exception {
        Assumptions.assumeTrue(Files.exists(OAKLAND), () -> "skipped: " + OAKLAND + " is absent; set CROSSFIX_DATA");
        Recording recording = Recordings.mapped(
                List.of(OAKLAND),
                Mapping.read(Path.of("../mappings/oakland-cfs.yaml")),
                ZONE,
                new Tokeniser(TokenKey.random()),
                QuietProgress.make());
        assertThat(recording.rows().read()).isEqualTo(222_529);
        String rule = RuleTexts.shipped("shots-called-in");
        BacktestReport report = compare(recording, rule, RuleTexts.changed(rule, "radius: 600m", "radius: 450m"));
        // The oracle looks at every pair; calls about anything else cannot matter to it.
        List<Observation> settled = settled(
                recording,
                seen -> seen.kind() == Kind.GUNSHOT
                        || (seen.kind() == Kind.CALL && ABOUT_SHOTS.contains(seen.categoryName())));
        Map<String, Told> a = Oracle.expect(List.of(calledIn(600)), settled);
        Map<String, Told> b = Oracle.expect(List.of(calledIn(450)), settled);
        assertThat(a.size() - b.size())
                .as("matches that the threshold decides about")
                .isGreaterThan(20);
        assertDifferences(report, a, b);
        assertRecount(report.rules(), a, settled);
    }

    @Test
    void inASimulatedNight() throws Exception {
        City city = CityFile.shipped("oakland");
        long seed = 20_240_622;
        Recording recording = night(
                city,
                SimulationSettings.DEFAULT
                        .withSeed(seed)
                        .lasting(Duration.ofHours(1))
                        .scaledBy(2));
        String rule = RuleTexts.shipped("vehicle-leaving-shots");
        BacktestReport report = compare(recording, RuleTexts.changed(rule, "times: 3", "times: 2"), rule);
        List<Observation> settled =
                settled(recording, seen -> seen.kind() == Kind.GUNSHOT || seen.kind() == Kind.PLATE);
        Map<String, Told> a = Oracle.expect(List.of(leaving(2)), settled);
        Map<String, Told> b = Oracle.expect(List.of(leaving(3)), settled);
        assertThat(a.keySet())
                .as("matches that the threshold decides about, seed=%d", seed)
                .isNotEqualTo(b.keySet());
        assertDifferences(report, a, b);
        assertRecount(report.rules(), a, settled);
    }

    private static BacktestReport compare(Recording recording, String a, String b) throws Exception {
        Plan plan = new Plan(RuleTexts.set("A", a), RuleTexts.set("B", b), 0, null, 2);
        return Backtest.run(recording, 0, plan, QuietProgress.make());
    }

    private static void assertDifferences(BacktestReport report, Map<String, Told> a, Map<String, Told> b) {
        Comparison found = Objects.requireNonNull(report.differences());
        Set<String> onlyA = without(a, b);
        Set<String> onlyB = without(b, a);
        Set<String> different = a.keySet().stream()
                .filter(id -> b.containsKey(id) && !Objects.equals(a.get(id), b.get(id)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed(found, Where.ONLY_A)).isEqualTo(onlyA);
        assertThat(listed(found, Where.ONLY_B)).isEqualTo(onlyB);
        assertThat(listed(found, Where.BOTH)).isEqualTo(different);
        assertThat(found.total())
                .isEqualTo(new Overlap(
                        onlyA.size(), onlyB.size(), a.size() - onlyA.size() - different.size(), different.size()));
    }

    private static Set<String> without(Map<String, Told> some, Map<String, Told> others) {
        Set<String> left = new TreeSet<>(some.keySet());
        left.removeAll(others.keySet());
        return left;
    }

    private static Set<String> listed(Comparison found, Where where) {
        return found.differing().stream()
                .filter(match -> match.where() == where)
                .map(Comparison.Differing::matchId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The report's counts by day, hour and rule, counted again from what the oracle says. */
    private static void assertRecount(SetFigures set, Map<String, Told> told, List<Observation> settled) {
        Map<String, Observation> shots = settled.stream()
                .filter(seen -> seen.kind() == Kind.GUNSHOT)
                .collect(Collectors.toMap(seen -> Oracle.evidence("shots", seen), Function.identity()));
        List<Instant> anchors = told.values().stream()
                .map(match -> match.evidence().stream()
                        .filter(shots::containsKey)
                        .findFirst()
                        .orElseThrow())
                .map(piece -> Instant.ofEpochMilli(
                        Objects.requireNonNull(shots.get(piece)).at()))
                .toList();
        assertThat(set.matches()).isEqualTo(told.size());
        assertThat(set.rules().get(0).matches()).isEqualTo(told.size());
        assertThat(set.rules().get(0).anchors())
                .isEqualTo(shots.values().stream()
                        .filter(DifferencesAreTheOraclesTest::isShot)
                        .count());
        assertThat(counts(set.perDay()))
                .isEqualTo(anchors.stream()
                        .collect(Collectors.groupingBy(
                                at -> at.atZone(ZONE).toLocalDate().toString(), TreeMap::new, Collectors.counting())));
        assertThat(counts(set.perHour()))
                .isEqualTo(anchors.stream()
                        .collect(Collectors.groupingBy(
                                at -> String.format("%02d", at.atZone(ZONE).getHour()),
                                TreeMap::new,
                                Collectors.counting())));
        assertThat(set.areas().stream().mapToLong(area -> area.matches()).sum()).isEqualTo(told.size());
    }

    private static Map<String, Long> counts(Timeline timeline) {
        Map<String, Long> counts = new TreeMap<>();
        timeline.byRule().values().forEach(values -> {
            for (int i = 0; i < values.size(); i++) {
                Long count = values.get(i);
                if (count != null && count > 0) {
                    counts.merge(timeline.labels().get(i), count, Long::sum);
                }
            }
        });
        return counts;
    }

    private static Rule calledIn(double radius) {
        return new Rule(
                "shots-called-in",
                1,
                Kind.GUNSHOT,
                DifferencesAreTheOraclesTest::isShot,
                List.of(new Around(
                        "call",
                        Kind.CALL,
                        new Window(10 * MINUTE, 10 * MINUTE, radius),
                        (shot, call) -> ABOUT_SHOTS.contains(call.categoryName()),
                        1)));
    }

    private static Rule leaving(int reads) {
        return new Rule(
                "vehicle-leaving-shots",
                2,
                Kind.GUNSHOT,
                DifferencesAreTheOraclesTest::isShot,
                List.of(new Leaving(
                        "flight", reads, new Window(0, 5 * MINUTE, 800), new Pace(3, 25), new Away(50, 75))));
    }

    private static boolean isShot(Observation shot) {
        return shot.confidence() >= 0.5
                && !Set.of("FIREWORKS", "OTHER_IMPULSIVE").contains(shot.categoryName());
    }

    private static List<Observation> settled(Recording recording, Predicate<Observation> matters) {
        Admission admission = new Admission(AdmissionSettings.DEFAULT);
        return Oracle.settle(recording.observations().stream()
                .map(record -> Objects.requireNonNull(
                        admission.judge(record, Long.MAX_VALUE).observation()))
                .filter(matters)
                .toList());
    }

    private static Recording night(City city, SimulationSettings settings) throws InterruptedException {
        List<SpecificRecord> records = new ArrayList<>();
        new SimulationRun(
                        CityNight.of(city, settings),
                        new RecordTaker(records::add),
                        Double.POSITIVE_INFINITY,
                        (position, clock) -> {})
                .run(0);
        records.sort(Comparator.comparing(RecordTimes::of));
        return new Recording("night", ZONE, records, new Recording.Rows(records.size(), Map.of(), Map.of()));
    }
}
