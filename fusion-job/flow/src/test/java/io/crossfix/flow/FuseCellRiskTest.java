package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.flow.oracle.AnswersByHand;
import io.crossfix.flow.oracle.RiskOracle;
import io.crossfix.flow.oracle.RiskWorld;
import io.crossfix.model.CellSettings;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.RiskSettings;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.record.CallCategory;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.Verdict;
import io.crossfix.rule.RuleSurroundings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The risk of every place is a function of what was observed, answered and published: neither order, nor repeats, nor
 * crashes, nor other parallelism, nor a tiny memory change it.
 */
class FuseCellRiskTest {

    private static final int OBSERVATIONS = 120;
    private static final int MINUTES = 230;
    private static final int TINY = 30;
    private static final double EQUAL = 1e-9;

    /** Tells whatever has moved, however little. */
    private static final RiskSettings EVERYTHING =
            new RiskSettings(0, 1, 1e-3, RiskSettings.DEFAULT.memoryMillis(), RiskSettings.DEFAULT.maxFacts(), false);

    private final Grid grid = new Grid(GridSettings.DEFAULT);

    /**
     * All that happens, in the order of the topics.
     *
     * @param observations shuffled
     * @param answers in the order of their times
     * @param weights published one after the other
     * @param probes at last, a caller in every place, so that every place is told of
     */
    private record Story(
            RiskWorld world,
            List<Observation> observations,
            List<Verdict> answers,
            List<RiskWeights> weights,
            List<Observation> probes) {

        RiskOracle oracle(Grid grid) {
            AnswersByHand sensors = new AnswersByHand(answers);
            return new RiskOracle(grid, weights.get(weights.size() - 1), sensors, sensors.dismissed());
        }

        List<Observation> all() {
            List<Observation> all = new ArrayList<>(observations);
            all.addAll(probes);
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheSameHoweverItCameAbout(long seed) throws Exception {
        Story story = story(seed);
        Map<Long, RiskReading> calm = calmly(story);
        assertThat(calm).as("seed=%d", seed).hasSizeGreaterThan(50);
        calm.values()
                .forEach(each -> agrees(
                        each, story.oracle(grid).at(story.all(), each.getRiskCell(), at(each)), "calm, seed=" + seed));
        List<StateBackend> backends = List.of(new EmbeddedRocksDBStateBackend(), new HashMapStateBackend());
        for (StateBackend backend : backends) {
            Map<Long, RiskReading> stormy = stormily(story, backend, new Random(seed));
            assertThat(stormy.keySet()).as("seed=%d", seed).isEqualTo(calm.keySet());
            stormy.forEach((cell, each) -> isEqual(each, calm.get(cell), backend + ", seed=" + seed));
        }
    }

    private Story story(long seed) {
        Random random = new Random(seed);
        RiskWorld world = RiskWorld.of(seed, grid, OBSERVATIONS, MINUTES);
        List<Verdict> answers = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            answers.add(answer(random, world, i));
        }
        answers.sort(Comparator.comparing(Verdict::getAt));
        answers.add(answers.get(random.nextInt(answers.size())));
        List<RiskWeights> weights = new ArrayList<>();
        for (int version = 1; version <= 3; version++) {
            weights.add(weights(random, version));
        }
        return new Story(world, world.deliveries(), answers, weights, probes(world));
    }

    /** Callers must be able to move something. */
    private static RiskWeights weights(Random random, int version) {
        RiskWeights weights = RiskWorld.weights(random, version);
        return weights.now().sources().containsKey(RiskSource.SHOTS_CALL) ? weights : weights(random, version);
    }

    private static Verdict answer(Random random, RiskWorld world, int number) {
        List<JudgedFact> facts = new ArrayList<>();
        Set<String> judged = new HashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Observation seen =
                    world.deliveries().get(random.nextInt(world.deliveries().size()));
            // What a person has dismissed is known where it lay then; a correction that moves it far takes none of that
            // along.
            if (!world.isMovedFar(seen) && judged.add(RiskOracle.name(seen.kind(), seen.id()))) {
                facts.add(new JudgedFact(
                        seen.kind(),
                        seen.id(),
                        seen.sensor(),
                        Instant.ofEpochMilli(seen.at()),
                        seen.latitude(),
                        seen.longitude(),
                        seen.categoryName()));
            }
        }
        return Verdict.newBuilder()
                .setAlertId("alert-" + number)
                .setDesk("desk")
                .setReal(random.nextInt(3) == 0)
                .setReason("nothing-found")
                .setPropensity(random.nextBoolean() ? 1 : 0.1)
                .setAt(Instant.ofEpochMilli(world.end() - (long) (random.nextDouble() * MINUTES * 60_000)))
                .setFacts(facts)
                .build();
    }

    private List<Observation> probes(RiskWorld world) {
        Map<Long, Observation> byCell = new TreeMap<>();
        world.deliveries().forEach(seen -> byCell.putIfAbsent(grid.place(seen).riskCell(), seen));
        List<Observation> probes = new ArrayList<>();
        byCell.forEach((cell, seen) -> probes.add(new Observation(
                Kind.CALL,
                "probe-" + probes.size(),
                "probe",
                world.end() + probes.size(),
                seen.latitude(),
                seen.longitude(),
                0,
                1,
                CallCategory.SHOTS_FIRED.ordinal(),
                1,
                null,
                Float.NaN,
                Float.NaN,
                Origin.REPORTED,
                false,
                0,
                false,
                Double.NaN)));
        return probes;
    }

    private static FuseCellSettings settings(RiskWeights weights, long residents) {
        return new FuseCellSettings(
                GridSettings.DEFAULT,
                new CellSettings(
                        CellSettings.DEFAULT.horizonMillis(), CellSettings.DEFAULT.maxFactsPerKind(), EVERYTHING),
                CellUnderTest.limits(residents, BudgetLimits.DEFAULT),
                List.of(),
                RuleSurroundings.NONE,
                weights);
    }

    /** In the order of time, every revision once, answers before anything, one task, the last weights from the start. */
    private Map<Long, RiskReading> calmly(Story story) throws Exception {
        RiskWeights last = story.weights().get(story.weights().size() - 1);
        try (CellTasks cells = new CellTasks(settings(last, 1_000_000), new HashMapStateBackend())) {
            for (Verdict answer : story.answers()) {
                cells.tell(answer, 0);
            }
            List<Observation> sorted = new ArrayList<>(new HashSet<>(story.observations()));
            sorted.sort(Observation.BY_TIME.thenComparing(Observation::revision));
            for (Observation seen : sorted) {
                cells.deliver(seen);
            }
            return probe(cells, story);
        }
    }

    /** Shuffled, answers and weights in between and at each task at another time, killed and replayed and rescaled. */
    private Map<Long, RiskReading> stormily(Story story, StateBackend backend, Random random) throws Exception {
        List<Object> script = script(story, random);
        // Who forgets nothing must be told of other weights, too.
        boolean isForgetful = random.nextBoolean();
        int mostCrashes = isForgetful ? 10 : 3;
        try (CellTasks cells = new CellTasks(settings(RiskWeights.SHIPPED, isForgetful ? TINY : 1_000_000), backend)) {
            Lagging lagging = new Lagging(cells);
            CellTasks.Checkpoint checkpoint = cells.snapshot();
            int from = 0;
            int crashes = 0;
            for (int i = 0; i < script.size(); i++) {
                if (script.get(i) instanceof Observation seen) {
                    cells.deliver(seen);
                } else {
                    lagging.say((SpecificRecord) script.get(i));
                }
                lagging.hearSome(random);
                if (random.nextInt(25) == 0) {
                    lagging.hearAll();
                    checkpoint = cells.snapshot();
                    from = i + 1;
                } else if (random.nextInt(30) == 0 && crashes++ < mostCrashes) {
                    cells.crash(checkpoint, 1 + random.nextInt(3));
                    lagging.forget();
                    i = from - 1;
                }
            }
            lagging.hearAll();
            if (isForgetful) {
                cells.crash(cells.snapshot(), 3);
            }
            return probe(cells, story);
        }
    }

    /** Observations in another order, among which the answers and the weights come in theirs. */
    private static List<Object> script(Story story, Random random) {
        List<Observation> shuffled = new ArrayList<>(story.observations());
        Collections.shuffle(shuffled, random);
        List<Object> script = new ArrayList<>(shuffled);
        List<SpecificRecord> others = new ArrayList<>(story.answers());
        Collections.shuffle(others, random);
        for (RiskWeights weights : story.weights()) {
            int earliest = others.lastIndexOf(document(weights.version() - 1, story)) + 1;
            others.add(earliest + random.nextInt(others.size() - earliest + 1), document(weights.version(), story));
        }
        List<Integer> places = new ArrayList<>();
        others.forEach(each -> places.add(random.nextInt(script.size())));
        Collections.sort(places);
        for (int i = others.size() - 1; i >= 0; i--) {
            script.add(places.get(i), others.get(i));
        }
        return script;
    }

    /** The document of a version; of version 0 one that was never published. */
    private static RiskWeightsDocument document(int version, Story story) {
        String text = version == 0 ? "" : RiskWeightsText.write(story.weights().get(version - 1), "drawn");
        return new RiskWeightsDocument(text, Instant.ofEpochMilli(version), "analyst");
    }

    /** Tasks that hear of what is said to all of them at different times, each in its order. */
    private static final class Lagging {

        private final CellTasks cells;
        private final List<Deque<SpecificRecord>> unheard = new ArrayList<>();

        Lagging(CellTasks cells) {
            this.cells = cells;
            forget();
        }

        /** After a restart. */
        void forget() {
            unheard.clear();
            for (int task = 0; task < cells.size(); task++) {
                unheard.add(new ArrayDeque<>());
            }
        }

        void say(SpecificRecord told) {
            unheard.forEach(each -> each.add(told));
        }

        void hearSome(Random random) throws Exception {
            for (int task = 0; task < unheard.size(); task++) {
                if (!unheard.get(task).isEmpty() && random.nextInt(4) == 0) {
                    cells.tell(unheard.get(task).poll(), task);
                }
            }
        }

        void hearAll() throws Exception {
            for (int task = 0; task < unheard.size(); task++) {
                while (!unheard.get(task).isEmpty()) {
                    cells.tell(unheard.get(task).poll(), task);
                }
            }
        }
    }

    /** The last that is told of each place, once a caller has called in every one; and only its owner tells. */
    private Map<Long, RiskReading> probe(CellTasks cells, Story story) throws Exception {
        for (Observation probe : story.probes()) {
            cells.deliver(probe);
        }
        Map<Long, RiskReading> last = new TreeMap<>();
        for (RiskReading reading : cells.readings()) {
            assertThat(reading.getKeyCell()).isEqualTo(grid.owner(reading.getRiskCell()));
            last.merge(reading.getRiskCell(), reading, (one, other) -> at(other) >= at(one) ? other : one);
        }
        last.values().removeIf(reading -> at(reading) < story.world().end());
        return last;
    }

    private static long at(RiskReading reading) {
        return reading.getAt().toEpochMilli();
    }

    private static void isEqual(RiskReading told, RiskReading expected, String story) {
        String place = story + ", cell " + Grid.text(told.getRiskCell());
        assertThat(told.getAt()).as(place).isEqualTo(expected.getAt());
        assertThat(told.getLogOdds()).as(place).isCloseTo(expected.getLogOdds(), within(EQUAL));
        assertThat(told.getNow()).as(place).isCloseTo(expected.getNow(), within(EQUAL));
        assertThat(told.getRatePerDay()).as(place).isCloseTo(expected.getRatePerDay(), within(EQUAL));
        assertThat(told.getNextHour()).as(place).isCloseTo(expected.getNextHour(), within(EQUAL));
        assertThat(told.getFactCount()).as(place).isEqualTo(expected.getFactCount());
        assertThat(told.getWeightsVersion()).as(place).isEqualTo(expected.getWeightsVersion());
    }

    private static void agrees(RiskReading told, RiskOracle.Scores expected, String story) {
        String place = story + ", cell " + Grid.text(told.getRiskCell());
        assertThat(told.getLogOdds()).as(place).isCloseTo(expected.logOdds(), within(EQUAL));
        assertThat(told.getNow()).as(place).isCloseTo(expected.probability(), within(EQUAL));
        assertThat(told.getRatePerDay()).as(place).isCloseTo(expected.perDay(), within(EQUAL));
    }
}
