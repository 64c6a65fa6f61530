package io.crossfix.outlook.route;

import io.crossfix.model.Grid;
import io.crossfix.outlook.Amounts;
import io.crossfix.outlook.Band;
import io.crossfix.outlook.CellRisk;
import io.crossfix.outlook.Horizon;
import io.crossfix.outlook.Reasons;
import io.crossfix.outlook.route.RouteRisk.Stretch;
import io.crossfix.watch.TextTable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The risk along a route for the crew: a line for each stretch in the order of travel, why below it, the whole in one line. */
public final class RouteTable {

    private static final List<String> HEADS =
            List.of("#", "AT", "KM", "CELL", "NOW", "WITHIN THE HOUR", "RR", "BAND", "READING");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int REASONS = 3;
    private static final int FACTS = 3;

    private RouteTable() {}

    /**
     * The lines.
     *
     * @param shown the stretches to list
     * @param zone that times of day are told in
     */
    public static List<String> lines(RouteRisk risk, List<Stretch> shown, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        if (!shown.isEmpty()) {
            lines.addAll(table(shown, zone));
            lines.add("");
        }
        lines.add(risk.summary());
        lines.addAll(risk.notes());
        return lines;
    }

    private static List<String> table(List<Stretch> shown, ZoneId zone) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADS));
        shown.forEach(stretch -> rows.add(row(stretch, zone)));
        List<String> table = TextTable.lines(rows);
        List<String> lines = new ArrayList<>(List.of(table.get(0)));
        for (int i = 0; i < shown.size(); i++) {
            lines.add(table.get(i + 1));
            why(shown.get(i)).forEach(why -> lines.add("    " + why));
        }
        return lines;
    }

    private static List<String> row(Stretch stretch, ZoneId zone) {
        CellRisk risk = stretch.risk();
        Passage passage = stretch.passage();
        return List.of(
                Integer.toString(stretch.number()),
                TIME.format(Instant.ofEpochMilli(passage.entered()).atZone(zone)),
                String.format(Locale.ROOT, "%.2f", passage.from() / 1e3),
                Grid.text(passage.cell())
                        + (risk.isOfOtherWeights() ? "*" : "")
                        + (risk.isLaterThan(passage.entered()) ? "+" : ""),
                Amounts.percent(risk.now()),
                Amounts.percent(risk.probability(Horizon.HOUR)),
                String.format(Locale.ROOT, "%.2f", risk.ratio()),
                Band.of(risk.ratio()).word(),
                risk.reading() == null ? "none" : Amounts.length(risk.age()) + " old");
    }

    private static List<String> why(Stretch stretch) {
        List<String> why = new ArrayList<>();
        why.add(String.join("; ", Reasons.of(stretch.risk().rateShares(), REASONS)));
        if (stretch.risk().reading() != null) {
            Instant readAt = stretch.risk().reading().getAt();
            stretch.recentFacts().stream().limit(FACTS).forEach(fact -> why.add(Reasons.of(fact, readAt)));
        }
        return why;
    }
}
