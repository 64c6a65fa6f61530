package io.crossfix.outlook.route;

import io.crossfix.model.Grid;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.outlook.Amounts;
import io.crossfix.outlook.Band;
import io.crossfix.outlook.CellRisk;
import io.crossfix.outlook.Horizon;
import io.crossfix.outlook.KnownRisk.ChosenWeights;
import io.crossfix.outlook.RiskMap;
import io.crossfix.record.RiskFact;
import io.crossfix.record.RiskReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is to be expected along a route: in every cell that it crosses, at the time when it is entered.
 *
 * @param route the route
 * @param weights what the future is reckoned with
 * @param stretches one for each passage through a cell, in the order of travel
 */
public record RouteRisk(Route route, ChosenWeights weights, List<Stretch> stretches) {

    /** Defends the list. */
    public RouteRisk {
        stretches = List.copyOf(stretches);
    }

    /**
     * A passage through a cell.
     *
     * @param number in the order of travel, from 1
     * @param passage where and when
     * @param risk of the cell when it is entered
     * @param isRaised whether recent days or minutes have raised it
     */
    public record Stretch(int number, Passage passage, CellRisk risk, boolean isRaised) {

        /** The observations that the NOW score still rests on when the cell is entered, heaviest first. */
        public List<RiskFact> recentFacts() {
            RiskReading reading = risk.reading();
            long from = passage.entered() - RiskWeights.MEMORY_MILLIS;
            return reading == null
                    ? List.of()
                    : reading.getFacts().stream()
                            .filter(fact -> fact.getObservedAt().toEpochMilli() >= from)
                            .toList();
        }
    }

    /**
     * Goes along.
     *
     * @param floor probability of NOW from which on a cell counts as raised, [0, 1]; so does one whose RR is at least 2
     */
    public static RouteRisk of(Route route, RiskMap map, ChosenWeights weights, Grid grid, double floor) {
        List<Stretch> stretches = new ArrayList<>();
        for (Passage passage : route.passages(grid)) {
            CellRisk risk = map.of(passage.cell(), passage.entered());
            boolean isRaised = risk.ratio() >= Band.RAISED_FROM || risk.now() >= floor;
            stretches.add(new Stretch(stretches.size() + 1, passage, risk, isRaised));
        }
        return new RouteRisk(route, weights, stretches);
    }

    /** The raised ones, in the order of travel. */
    public List<Stretch> raised() {
        return stretches.stream().filter(Stretch::isRaised).toList();
    }

    /** Length of the route, metres. */
    public double metres() {
        return stretches.get(stretches.size() - 1).passage().to();
    }

    /** How long it takes. */
    public Duration takes() {
        return Duration.ofMillis(route.reached().get(route.reached().size() - 1)
                - route.reached().get(0));
    }

    /** The oldest reading that it rests on. */
    public Optional<Instant> oldestReading() {
        return stretches.stream()
                .flatMap(stretch -> Optional.ofNullable(stretch.risk().reading()).stream())
                .map(RiskReading::getAt)
                .min(Instant::compareTo);
    }

    /** All of it in one line, for people. */
    public String summary() {
        long high = raised().stream()
                .filter(stretch -> Band.of(stretch.risk().ratio()) == Band.HIGH)
                .count();
        return String.format(
                Locale.ROOT,
                "%.1f km in %s from %s: %d cells, %d of them raised, %d of these high; %s",
                metres() / 1e3,
                Amounts.length(takes()),
                Instant.ofEpochMilli(route.reached().get(0)),
                stretches.size(),
                raised().size(),
                high,
                worst());
    }

    private String worst() {
        return raised().stream()
                .max(Comparator.comparingDouble(stretch -> stretch.risk().probability(Horizon.HOUR)))
                .map(stretch -> String.format(
                        Locale.ROOT,
                        "most probable within the hour in %s after %.1f km, %s, RR %.1f",
                        Grid.text(stretch.passage().cell()),
                        stretch.passage().from() / 1e3,
                        Amounts.percent(stretch.risk().probability(Horizon.HOUR)),
                        stretch.risk().ratio()))
                .orElse("nothing is raised on it");
    }

    /** What has to be known of it before it is believed, for people. */
    public List<String> notes() {
        long unheardOf = stretches.stream()
                .filter(stretch -> stretch.risk().reading() == null)
                .count();
        long others = stretches.stream()
                .filter(stretch -> stretch.risk().isOfOtherWeights())
                .count();
        long later = stretches.stream()
                .filter(stretch -> stretch.risk().isLaterThan(stretch.passage().entered()))
                .count();
        List<String> notes = new ArrayList<>();
        notes.add("weights " + weights.weights().label() + " (" + weights.origin() + "); " + oldest());
        notes.add(unheardOf + " of the cells were never heard of and count as the base; what is observed from now on"
                + " is not in it");
        if (others > 0) {
            notes.add(others + " readings were made with other weights (*)");
        }
        if (later > 0) {
            notes.add(later + " readings are from later than the passage and count as of their own time (+)");
        }
        notes.add("the risk of places: it says nothing of any person");
        return notes;
    }

    private String oldest() {
        Instant start = Instant.ofEpochMilli(route.reached().get(0));
        return oldestReading()
                .map(at -> "the oldest reading used is of " + at + ", "
                        + Amounts.length(Duration.between(at, start).abs())
                        + (at.isAfter(start) ? " after the start" : " before the start"))
                .orElse("no cell on the way has a reading");
    }
}
