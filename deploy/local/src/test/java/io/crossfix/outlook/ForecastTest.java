package io.crossfix.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Grid;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.outlook.Forecast.CellForecast;
import io.crossfix.outlook.Forecast.Wanted;
import io.crossfix.outlook.KnownRisk.ChosenWeights;
import io.crossfix.record.RiskWeightsDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One evening of shots in one place, looked at an hour later. */
class ForecastTest {

    private static final long HOUR = 3_600_000;
    private static final long AT = Seen.FRIDAY_EVENING + HOUR;

    private final RiskWeights weights = Seen.uneven(11);
    private final ChosenWeights chosen = new ChosenWeights(weights, "a test");
    private final Seen seen = new Seen(weights)
            .shots("g-1", Seen.FRIDAY_EVENING - 20 * 60_000, 41.85, -87.68)
            .shots("g-2", Seen.FRIDAY_EVENING - 30 * HOUR, 41.8505, -87.6805);
    private final KnownRisk known = seen.known(Seen.FRIDAY_EVENING);
    private final RiskMap map = new RiskMap(known, weights, Seen.GRID);

    @Test
    void everyCellThatWasHeardOfIsThereTheMostProbableFirst() {
        Forecast forecast = Forecast.of(map, chosen, AT, new Wanted(1_000, 0));
        assertThat(forecast.cells())
                .extracting(cell -> cell.risk().cell())
                .containsExactlyInAnyOrderElementsOf(seen.cells());
        assertThat(forecast.cells())
                .extracting(cell -> -cell.risk().probability(Horizon.HOUR))
                .isSorted();
    }

    @Test
    void topAndLeastLeaveOutTheOthersAndSayHowManyThereAre() {
        Forecast all = Forecast.of(map, chosen, AT, new Wanted(1_000, 0));
        double second = all.cells().get(1).risk().probability(Horizon.HOUR);
        assertThat(Forecast.of(map, chosen, AT, new Wanted(2, 0)).cells())
                .extracting(cell -> cell.risk().cell())
                .containsExactly(
                        all.cells().get(0).risk().cell(),
                        all.cells().get(1).risk().cell());
        Forecast probable = Forecast.of(map, chosen, AT, new Wanted(1_000, second));
        assertThat(probable.cells()).hasSize(2);
        assertThat(probable.all()).isEqualTo(seen.cells().size());
    }

    @Test
    void rollingRiskIsOfTheCellAndItsSixNeighboursHeardOfOrNot() {
        Set<String> compared = new HashSet<>();
        for (CellForecast cell :
                Forecast.of(map, chosen, AT, new Wanted(1_000, 0)).cells()) {
            double survives = 1;
            for (List<Long> ring : Seen.GRID.riskRings(cell.risk().cell(), 1)) {
                for (long each : ring) {
                    boolean isHeardOf = seen.cells().contains(each);
                    compared.add(isHeardOf ? "heard of" : "base");
                    double probability = isHeardOf
                            ? seen.reading(each, AT).getNextHour()
                            : 1 - Math.exp(-1.1 * 0.0003 / 24 * meanHour());
                    survives *= 1 - probability;
                }
            }
            assertThat(cell.rolling()).isCloseTo(100 * (1 - survives), within(1e-9));
        }
        assertThat(compared).containsExactlyInAnyOrder("heard of", "base");
    }

    private double meanHour() {
        double sum = 0;
        for (int minute = 0; minute < 3_600; minute++) {
            sum += weights.next().hourFactor(AT + minute * 1_000L);
        }
        return sum / 3_600;
    }

    @Test
    void itSaysHowOldItsOldestReadingIsWhatOthersCountAsAndWhatItIsNotOf() {
        known.take(seen.reading(seen.cells().iterator().next(), Seen.FRIDAY_EVENING + HOUR / 2));
        String notes =
                String.join("\n", Forecast.of(map, chosen, AT, new Wanted(5, 0)).notes());
        assertThat(notes)
                .contains(
                        "as of 2024-06-21T22:37:11Z, weights uneven@1 (a test)",
                        seen.cells().size() + " cells have a reading; the oldest is 2024-06-21T21:37:11Z, 1 h 0 min"
                                + " before, the newest 2024-06-21T22:07:11Z, 30 min 0 s before",
                        "cells never heard of are not listed and count as the base",
                        "RR 1",
                        "nothing of any person")
                .doesNotContain("other weights");
        ChosenWeights others = new ChosenWeights(RiskWeights.SHIPPED, "shipped");
        RiskMap other = new RiskMap(known, RiskWeights.SHIPPED, Seen.GRID);
        assertThat(Forecast.of(other, others, Seen.FRIDAY_EVENING, new Wanted(5, 0))
                        .notes())
                .contains(
                        seen.cells().size() + " readings were made with other weights (*)",
                        "1 readings are from later than that and count as of their own time (+)");
        assertThat(Forecast.of(new RiskMap(new KnownRisk(), weights, Seen.GRID), chosen, AT, new Wanted(5, 0))
                        .notes())
                .anyMatch(note -> note.startsWith("no cell has a reading"));
    }

    @Test
    void theMapHoldsAHexagonForEachCellWithWhatTheTableSays() {
        Forecast forecast = Forecast.of(map, chosen, AT, new Wanted(1_000, 0));
        ObjectNode collection = ForecastJson.geoJson(forecast, Seen.GRID);
        assertThat(collection.get("type").asText()).isEqualTo("FeatureCollection");
        assertThat(collection.get("oldestReadingAt").asText()).isEqualTo("2024-06-21T21:37:11Z");
        assertThat(collection.get("features")).hasSize(seen.cells().size());
        for (int i = 0; i < forecast.cells().size(); i++) {
            CellForecast cell = forecast.cells().get(i);
            JsonNode feature = collection.get("features").get(i);
            JsonNode properties = feature.get("properties");
            assertThat(feature.get("id").asText())
                    .isEqualTo(Grid.text(cell.risk().cell()));
            assertThat(feature.at("/geometry/type").asText()).isEqualTo("Polygon");
            assertThat(properties.get("probabilityDay").asDouble())
                    .isEqualTo(cell.risk().probability(Horizon.DAY));
            assertThat(properties.get("ratio").asDouble()).isEqualTo(cell.risk().ratio());
            assertThat(properties.get("band").asText())
                    .isEqualTo(cell.risk().ratio() >= 5 ? "high" : cell.risk().ratio() >= 2 ? "raised" : "usual");
        }
        List<String> table = ForecastTable.lines(forecast, Seen.GRID);
        assertThat(table)
                .anyMatch(line ->
                        line.startsWith(Grid.text(forecast.cells().get(0).risk().cell())));
    }

    @Test
    void reasonsAreInWordsWithTheirPercent() {
        CellRisk here = map.of(Seen.GRID.riskCell(41.85, -87.68), AT);
        double sum = here.perDay();
        double most = here.rateShares().stream()
                .mapToDouble(share -> share.getPerDay() / sum)
                .max()
                .orElseThrow();
        assertThat(Reasons.of(here.rateShares(), 3))
                .first()
                .asString()
                .matches("gunshots of the last (hours|two weeks|year) (here|next door|two cells away) \\d+ %")
                .endsWith(" " + Math.round(100 * most) + " %");
    }

    @Test
    void theWeightsPublishedLastThatAreFreeOfFaultsCount() {
        known.take(document(RiskWeightsText.write(weights, "a test"), "ada"));
        known.take(document("weights: broken", "mallory"));
        assertThat(known.published()).hasValueSatisfying(published -> {
            assertThat(published.weights()).isEqualTo(weights);
            assertThat(published.origin())
                    .isEqualTo("published 2024-06-21T21:37:11Z by ada;"
                            + " what mallory published at 2024-06-21T21:37:11Z has faults and is passed over");
        });
    }

    private static RiskWeightsDocument document(String text, String by) {
        return new RiskWeightsDocument(text, Instant.ofEpochMilli(Seen.FRIDAY_EVENING), by);
    }

    @Test
    void theSheetOfACellShowsPercentThatSumToAHundredAndWhatItWouldBeWithoutAFact() {
        long cell = Seen.GRID.riskCell(41.85, -87.68);
        CellSheet sheet = new CellSheet(seen.reading(cell, Seen.FRIDAY_EVENING), map.of(cell, AT));
        String text = String.join("\n", sheet.lines());
        assertThat(text)
                .contains("read at 2024-06-21T21:37:11Z with weights uneven@1", "1 h 0 min later")
                .containsPattern("sum +\\S+ +100\\.0")
                .containsPattern("gunshot g-1 \\(sensor-1\\) here at 2024-06-21T21:17:11Z, 20 min before the reading;"
                        + " without it: NOW would be \\S+ %, rate would be \\S+ a day");
        assertThat(sheet.json().at("/since/at").asText()).isEqualTo("2024-06-21T22:37:11Z");
    }
}
