package io.crossfix.outlook;

import io.crossfix.model.Grid;
import io.crossfix.outlook.Forecast.CellForecast;
import io.crossfix.watch.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A forecast for people: notes, then a line for each cell. */
public final class ForecastTable {

    private static final List<String> HEADS = List.of(
            "CELL", "MIDDLE", "HOUR", "DAY", "WEEK", "EXPECTED/WEEK", "RR", "BAND", "ROLLING", "NOW", "READING", "WHY");
    private static final int REASONS = 3;

    private ForecastTable() {}

    /** The lines. */
    public static List<String> lines(Forecast forecast, Grid grid) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADS));
        forecast.cells().forEach(cell -> rows.add(row(cell, forecast.at(), grid)));
        List<String> lines = new ArrayList<>(forecast.notes());
        if (!forecast.cells().isEmpty()) {
            lines.add("");
            lines.addAll(TextTable.lines(rows));
        }
        return lines;
    }

    private static List<String> row(CellForecast cell, long at, Grid grid) {
        CellRisk risk = cell.risk();
        Grid.Point middle = grid.middle(risk.cell());
        return List.of(
                Grid.text(risk.cell()) + (risk.isOfOtherWeights() ? "*" : "") + (risk.isLaterThan(at) ? "+" : ""),
                String.format(Locale.ROOT, "%.4f,%.4f", middle.latitude(), middle.longitude()),
                Amounts.percent(risk.probability(Horizon.HOUR)),
                Amounts.percent(risk.probability(Horizon.DAY)),
                Amounts.percent(risk.probability(Horizon.WEEK)),
                Amounts.short3(risk.expected(Horizon.WEEK)),
                String.format(Locale.ROOT, "%.2f", risk.ratio()),
                Band.of(risk.ratio()).word(),
                Amounts.short3(cell.rolling()),
                Amounts.percent(risk.now()),
                Amounts.length(risk.age()) + " old",
                String.join("; ", Reasons.of(risk.rateShares(), REASONS)));
    }
}
