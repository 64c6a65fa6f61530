package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.flow.oracle.RiskOracle;
import io.crossfix.flow.oracle.RiskWorld;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.Reliability;
import io.crossfix.model.risk.RiskBook;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskReadings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Kind;
import io.crossfix.record.RateShare;
import io.crossfix.record.RiskFact;
import io.crossfix.record.RiskReading;
import io.crossfix.record.ScoreShare;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What is told of a cell is exact: it is what the oracle says, the shares are all of it, and without an observation it would be
 * what is told that it would be.
 */
class RiskExplanationTest {

    private static final int STATES = 10_000;
    private static final int OBSERVATIONS = 12;
    private static final int MINUTES = 80;
    private static final double EXACT = 1e-9;

    private final Grid grid = new Grid(GridSettings.DEFAULT);

    /** Sensors 0 to 3: from useless to excellent. Not a step of time, but as of when something was seen. */
    private static final Reliability DRAWN = seen -> {
        double usual = Reliability.ofKind(seen);
        return switch (seen.sensor()) {
            case "sensor-0" -> usual / 50;
            case "sensor-1" -> usual / 2;
            case "sensor-2" -> usual;
            default -> 0.9 * usual + 0.1;
        };
    };

    /** Everything that decides about a reading. */
    private record State(RiskWorld world, RiskWeights weights, Set<String> dismissed, long keyCell) {

        State without(RiskFact fact) {
            List<Observation> others = world.deliveries().stream()
                    .filter(seen -> seen.kind() != fact.getKind() || !seen.id().equals(fact.getObservationId()))
                    .toList();
            return new State(new RiskWorld(world.seed(), others, world.end()), weights, dismissed, keyCell);
        }
    }

    @Test
    void tenThousandStatesAreExplainedExactly() {
        int facts = 0;
        int followed = 0;
        for (long seed = 0; seed < STATES; seed++) {
            Random random = new Random(seed);
            State state = state(seed, random);
            RiskBook book = fill(state);
            List<Long> cells = new ArrayList<>(new TreeSet<>(book.cells()));
            if (!cells.isEmpty()) {
                long cell = cells.get(random.nextInt(cells.size()));
                RiskReading told = read(state, book, cell);
                String story = "seed=" + seed + ", cell " + Grid.text(cell);
                sharesAreAllOfIt(told, story);
                beforeAnyOfThemItWasAsTheOracleSays(state, book, story);
                agrees(
                        told,
                        oracle(state)
                                .at(
                                        state.world().deliveries(),
                                        cell,
                                        state.world().end()),
                        story);
                for (RiskFact fact : told.getFacts()) {
                    facts++;
                    followed += fact.getFollowUp() ? 1 : 0;
                    withoutItIsAsTold(state, told, fact, story + " without " + fact);
                }
            }
        }
        System.out.printf("explained: %d facts in %d states, %d of them follow-ups%n", facts, STATES, followed);
        assertThat(facts).isGreaterThan(STATES);
        assertThat(followed).isGreaterThan(STATES / 10);
    }

    private State state(long seed, Random random) {
        RiskWorld world = RiskWorld.of(seed, grid, OBSERVATIONS, MINUTES);
        Set<String> dismissed = new HashSet<>();
        for (Observation seen : world.deliveries()) {
            if (random.nextInt(10) == 0) {
                dismissed.add(RiskOracle.name(seen.kind(), seen.id()));
            }
        }
        Observation any =
                world.deliveries().get(random.nextInt(world.deliveries().size()));
        long[] reached = grid.place(any).cells();
        return new State(world, RiskWorld.weights(random, 1), dismissed, reached[random.nextInt(reached.length)]);
    }

    private RiskBook.Desk desk(State state) {
        return new RiskBook.Desk(grid, state.keyCell(), new RiskModel(state.weights(), DRAWN));
    }

    /** Half of what is dismissed is dismissed before it arrives. */
    private RiskBook fill(State state) {
        RiskBook book = new RiskBook(cell -> {}, hour -> {});
        RiskBook.Desk desk = desk(state);
        for (Observation seen : state.world().deliveries()) {
            boolean isOut = state.dismissed().contains(RiskOracle.name(seen.kind(), seen.id()));
            boolean isEarly = seen.id().hashCode() % 2 == 0;
            if (isOut && isEarly) {
                dismiss(book, desk, first(state, seen));
            }
            if (seen.kind() != Kind.PLATE) {
                Placed.copies(grid, seen, 0, copy -> {
                    if (copy.cell() == state.keyCell()) {
                        book.observe(desk, copy.observation(), copy.riskCell(), Long.MIN_VALUE, new HashSet<>());
                    }
                });
            }
            if (isOut && !isEarly) {
                dismiss(book, desk, first(state, seen));
            }
        }
        return book;
    }

    /** What came first of it: the time that an alert has of it may be one that was corrected since. */
    private static Observation first(State state, Observation seen) {
        return state.world().deliveries().stream()
                .filter(each -> each.kind() == seen.kind() && each.id().equals(seen.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void dismiss(RiskBook book, RiskBook.Desk desk, Observation seen) {
        book.dismiss(desk, seen.kind(), seen.id(), seen.at(), new HashSet<>());
    }

    private RiskReading read(State state, RiskBook book, long cell) {
        RiskReading told =
                new RiskReadings(desk(state), book).reading(cell, state.world().end());
        assertThat(told).isNotNull();
        return told;
    }

    private RiskOracle oracle(State state) {
        return new RiskOracle(grid, state.weights(), DRAWN, state.dismissed());
    }

    private static void sharesAreAllOfIt(RiskReading told, String story) {
        double now =
                told.getShares().stream().mapToDouble(ScoreShare::getLogOdds).sum();
        double perDay =
                told.getRateShares().stream().mapToDouble(RateShare::getPerDay).sum();
        assertThat(now).as(story).isCloseTo(told.getLogOdds(), within(EXACT * (1 + Math.abs(told.getLogOdds()))));
        assertThat(perDay).as(story).isCloseTo(told.getRatePerDay(), within(EXACT * told.getRatePerDay()));
    }

    private static void agrees(RiskReading told, RiskOracle.Scores expected, String story) {
        assertThat(told.getLogOdds()).as(story).isCloseTo(expected.logOdds(), within(EXACT));
        assertThat(told.getNow()).as(story).isCloseTo(expected.probability(), within(EXACT));
        assertThat(told.getRatePerDay()).as(story).isCloseTo(expected.perDay(), within(EXACT));
        // The engine multiplies the mean factor of the hours with the mean of what decays; the oracle, minute by
        // minute.
        assertThat(told.getNextHour()).as(story).isCloseTo(expected.nextHour(), within(1e-3 * expected.nextHour()));
    }

    private void beforeAnyOfThemItWasAsTheOracleSays(State state, RiskBook book, String story) {
        List<Observation> deliveries = state.world().deliveries();
        for (Observation seen : deliveries) {
            if (grid.place(seen).home() == state.keyCell()) {
                assertThat(book.before(desk(state), seen, grid.place(seen).riskCell())
                                .perDay())
                        .as("%s, before %s", story, seen)
                        .isCloseTo(oracle(state).perDayBefore(deliveries, seen), within(EXACT));
            }
        }
    }

    private void withoutItIsAsTold(State state, RiskReading told, RiskFact fact, String story) {
        State without = state.without(fact);
        RiskOracle.Scores oracle = oracle(without)
                .at(
                        without.world().deliveries(),
                        told.getRiskCell(),
                        without.world().end());
        assertThat(told.getLogOdds() - fact.getLogOdds()).as(story).isCloseTo(oracle.logOdds(), within(EXACT));
        assertThat(fact.getNowWithout()).as(story).isCloseTo(oracle.probability(), within(EXACT));
        assertThat(told.getRatePerDay() - fact.getPerDay()).as(story).isCloseTo(oracle.perDay(), within(EXACT));
        assertThat(fact.getPerDayWithout()).as(story).isCloseTo(oracle.perDay(), within(EXACT));
        RiskBook fresh = fill(without);
        if (fresh.ledger(told.getRiskCell()) != null) {
            agrees(read(without, fresh, told.getRiskCell()), oracle, story);
        }
    }
}
