package io.crossfix.outlook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Grid;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.watch.Printable;
import io.crossfix.watch.TextTable;
import io.crossfix.wire.RecordJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How things stand: which weights each task uses, what is known of sensors, and where risk is raised most.
 *
 * @param at the time that cells are looked at, milliseconds since epoch
 * @param tasks the last word of each task about the weights
 * @param sensors what people's answers say of each sensor that there was one about
 * @param cells those raised most
 */
public record RiskOverview(
        long at, List<RiskWeightsStatus> tasks, List<SensorReliability> sensors, List<CellRisk> cells) {

    /** So many cells are shown. */
    private static final int MOST_RAISED = 10;

    private static final double WHOLE_PERCENT = 100;
    private static final int REASONS = 2;

    /** Where something goes on first, to a whole percent, then by how far recent days have raised it. */
    private static final Comparator<CellRisk> RAISED_MOST = Comparator.comparingLong(
                    (CellRisk risk) -> Math.round(WHOLE_PERCENT * risk.now()))
            .thenComparingDouble(CellRisk::ratio)
            .reversed();

    /** Defends the lists. */
    public RiskOverview {
        tasks = List.copyOf(tasks);
        sensors = List.copyOf(sensors);
        cells = cells.stream().sorted(RAISED_MOST).limit(MOST_RAISED).toList();
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(tasks.isEmpty() ? List.of("no task has said yet which weights it uses") : taskLines());
        lines.add("");
        lines.addAll(sensors.isEmpty() ? List.of("no answer has taught anything about a sensor yet") : sensorLines());
        lines.add("");
        lines.addAll(cells.isEmpty() ? List.of("no cell has a reading yet; drills leave none") : cellLines());
        return lines;
    }

    private List<String> taskLines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TASK", "WEIGHTS IN FORCE", "SINCE", "LAST PUBLICATION"));
        tasks.forEach(word -> rows.add(List.of(
                word.getTask() + " of " + word.getTasks(),
                word.getInForce(),
                seconds(word.getAt()),
                word.getAccepted() ? "accepted" : "refused: " + String.join("; ", word.getReasons()))));
        return TextTable.lines(rows);
    }

    private List<String> sensorLines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SENSOR", "RELIABILITY", "CONFIRMED", "DISMISSED", "DRIFT", "LAST ANSWER"));
        sensors.forEach(sensor -> rows.add(List.of(
                sensor.getKind() + "/" + Printable.of(sensor.getSensorId()),
                String.format(Locale.ROOT, "%.3f", sensor.getReliability()),
                String.format(Locale.ROOT, "%.1f", sensor.getConfirmed()),
                String.format(Locale.ROOT, "%.1f", sensor.getDismissed()),
                String.format(Locale.ROOT, "%.1f%s", sensor.getDrift(), sensor.getDrifting() ? " ALARM" : ""),
                seconds(sensor.getAt()))));
        return TextTable.lines(rows);
    }

    private List<String> cellLines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CELL", "NOW", "WITHIN THE HOUR", "RR", "BAND", "READING", "WHY"));
        cells.forEach(risk -> rows.add(List.of(
                Grid.text(risk.cell()),
                Amounts.percent(risk.now()),
                Amounts.percent(risk.probability(Horizon.HOUR)),
                String.format(Locale.ROOT, "%.2f", risk.ratio()),
                Band.of(risk.ratio()).word(),
                Amounts.length(risk.age()) + " old",
                String.join("; ", Reasons.of(risk.rateShares(), REASONS)))));
        List<String> lines = new ArrayList<>(List.of("as of " + seconds(Instant.ofEpochMilli(at)) + ":"));
        lines.addAll(TextTable.lines(rows));
        return lines;
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** For programs. */
    public ObjectNode json() {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("at", Instant.ofEpochMilli(at).toString());
        ArrayNode words = object.putArray("tasks");
        tasks.forEach(word -> words.add(RecordJson.of(word)));
        ArrayNode known = object.putArray("sensors");
        sensors.forEach(sensor -> known.add(RecordJson.of(sensor)));
        ArrayNode raised = object.putArray("cells");
        cells.forEach(risk -> raised.add(RiskJson.of(risk)));
        return object;
    }
}
