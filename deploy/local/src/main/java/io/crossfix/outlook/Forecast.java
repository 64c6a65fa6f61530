package io.crossfix.outlook;

import io.crossfix.outlook.KnownRisk.ChosenWeights;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is to be expected in the places that there is a reading of.
 *
 * @param at the time from which on, milliseconds since epoch
 * @param weights what the future is reckoned with
 * @param known what it rests on
 * @param all how many cells there is a reading of
 * @param otherWeights how many of the readings were made with other weights
 * @param later how many are from later than the time, and count as of their own
 * @param unheardOf a cell of which there is no reading
 * @param cells those that were asked for, the most probable within the hour first
 */
public record Forecast(
        long at,
        ChosenWeights weights,
        KnownRisk known,
        int all,
        int otherWeights,
        int later,
        CellRisk unheardOf,
        List<CellForecast> cells) {

    /** Defends the list. */
    public Forecast {
        cells = List.copyOf(cells);
    }

    private static final Comparator<CellRisk> MOST_PROBABLE = Comparator.comparingDouble(
                    (CellRisk risk) -> risk.probability(Horizon.HOUR))
            .reversed()
            .thenComparing(CellRisk::cell, Long::compareUnsigned);

    /**
     * Which cells are asked for.
     *
     * @param top so many of the most probable ones at most
     * @param least probability within the hour below which a cell is left out, [0, 1]
     */
    public record Wanted(int top, double least) {}

    /**
     * A cell.
     *
     * @param risk what is to be expected in it
     * @param rolling rolling risk around it, see {@link RiskMap#rolling}, [0, 100]
     */
    public record CellForecast(CellRisk risk, double rolling) {}

    /** Looks ahead from a time, milliseconds since epoch. */
    public static Forecast of(RiskMap map, ChosenWeights weights, long at, Wanted wanted) {
        List<CellRisk> all = map.all(at);
        List<CellForecast> cells = all.stream()
                .filter(risk -> risk.probability(Horizon.HOUR) >= wanted.least())
                .sorted(MOST_PROBABLE)
                .limit(wanted.top())
                .map(risk -> new CellForecast(risk, map.rolling(risk.cell(), at)))
                .toList();
        return new Forecast(
                at,
                weights,
                map.known(),
                all.size(),
                (int) all.stream().filter(CellRisk::isOfOtherWeights).count(),
                (int) all.stream().filter(risk -> risk.isLaterThan(at)).count(),
                CellRisk.unheardOf(0, weights.weights(), at),
                cells);
    }

    /** What has to be known of it before it is believed, for people. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("as of " + text(Instant.ofEpochMilli(at)) + ", weights "
                + weights.weights().label() + " (" + weights.origin() + ")");
        notes.add(readings());
        notes.add("cells never heard of are not listed and count as the base: "
                + Amounts.percent(unheardOf.probability(Horizon.HOUR)) + " within the hour, RR 1");
        if (otherWeights > 0) {
            notes.add(otherWeights + " readings were made with other weights (*)");
        }
        if (later > 0) {
            notes.add(later + " readings are from later than that and count as of their own time (+)");
        }
        notes.add("the risk of places: it says nothing of any person");
        return notes;
    }

    private String readings() {
        Optional<Instant> oldest = known.oldest();
        return oldest.isEmpty()
                ? "no cell has a reading: nothing was observed yet, or only drills, which leave none"
                : all + " cells have a reading; the oldest is " + age(oldest.get()) + ", the newest "
                        + age(known.newest().orElseThrow());
    }

    private String age(Instant reading) {
        Duration age = Duration.between(reading, Instant.ofEpochMilli(at));
        return text(reading) + ", " + Amounts.length(age.abs()) + (age.isNegative() ? " after" : " before");
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
