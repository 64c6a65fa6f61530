package io.crossfix.feeds.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.feeds.read.Line;
import io.crossfix.wire.Refusal.Reason;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Where a row's position stands: in two columns, both numbers in one, or nowhere but in the register of sensors. */
final class PositionField {

    private static final String BETWEEN_NUMBERS = " \t[](),;";

    private final @Nullable Column first;
    private final @Nullable Column second;
    private final boolean longitudeFirst;
    private final boolean otherwiseSensor;

    /**
     * Degrees, WGS 84.
     *
     * @param latitude degrees north, [-90, 90]
     * @param longitude degrees east, [-180, 180]
     */
    record Position(double latitude, double longitude) {}

    private PositionField(
            @Nullable Column first, @Nullable Column second, boolean longitudeFirst, boolean otherwiseSensor) {
        this.first = first;
        this.second = second;
        this.longitudeFirst = longitudeFirst;
        this.otherwiseSensor = otherwiseSensor;
    }

    static PositionField read(JsonNode node, Columns columns, Faults faults) {
        if (node.isTextual()) {
            return new PositionField(null, null, false, true);
        }
        boolean otherwiseSensor = node.has("otherwise");
        boolean two = node.has("latitude") && node.has("longitude") && !node.has("pair") && !node.has("order");
        boolean one = node.has("pair") && node.has("order") && !node.has("latitude") && !node.has("longitude");
        if (!two && !one) {
            faults.add(node, "a position has either latitude and longitude, or pair and order");
        }
        if (node.has("pair")) {
            boolean longitudeFirst = node.path("order").asText().equals("longitude-latitude");
            return new PositionField(column(node, "pair", columns), null, longitudeFirst, otherwiseSensor);
        }
        return new PositionField(
                column(node, "latitude", columns), column(node, "longitude", columns), false, otherwiseSensor);
    }

    /** Whether the sensor's own place counts for rows without one. */
    boolean otherwiseSensor() {
        return otherwiseSensor;
    }

    /** Whether the row says anything of a place. */
    boolean isGiven(Line.Row row) {
        return (first != null && !first.of(row).isEmpty())
                || (second != null && !second.of(row).isEmpty());
    }

    /** The row's position; refused when there is none, when it is no position on Earth, and at (0, 0). */
    Position of(Line.Row row) throws RefusedRow {
        if (first == null) {
            throw refused("the register of sensors knows no place of this sensor");
        }
        double[] numbers = second == null ? pair(first, row) : new double[] {number(row, first), number(row, second)};
        Position position =
                longitudeFirst ? new Position(numbers[1], numbers[0]) : new Position(numbers[0], numbers[1]);
        if (!(Math.abs(position.latitude()) <= 90)) {
            throw refused("latitude must be within [-90, 90], was " + position.latitude());
        }
        if (!(Math.abs(position.longitude()) <= 180)) {
            throw refused("longitude must be within [-180, 180], was " + position.longitude());
        }
        if (position.latitude() == 0 && position.longitude() == 0) {
            throw new RefusedRow(Reason.NULL_ISLAND, "position is (0, 0), which means that there is none");
        }
        return position;
    }

    private static double number(Line.Row row, Column column) throws RefusedRow {
        String text = column.of(row);
        double number = Decimal.parse(text);
        if (Double.isNaN(number)) {
            throw refused(
                    "column '" + column.name() + "' " + (text.isEmpty() ? "is empty" : "holds no number of degrees"));
        }
        return number;
    }

    private static double[] pair(Column column, Line.Row row) throws RefusedRow {
        String text = column.of(row);
        StringTokenizer tokens = new StringTokenizer(
                text.startsWith("POINT") ? text.substring("POINT".length()) : text, BETWEEN_NUMBERS);
        if (tokens.countTokens() != 2) {
            throw refused(
                    "column '" + column.name() + "' " + (text.isEmpty() ? "is empty" : "does not hold two numbers"));
        }
        double[] numbers = {Decimal.parse(tokens.nextToken()), Decimal.parse(tokens.nextToken())};
        if (Double.isNaN(numbers[0] + numbers[1])) {
            throw refused("column '" + column.name() + "' does not hold two numbers");
        }
        return numbers;
    }

    private static RefusedRow refused(String detail) {
        return new RefusedRow(Reason.BAD_POSITION, detail);
    }

    private static Column column(JsonNode node, String key, Columns columns) {
        return columns.plain(node.path(key).asText(), node.path(key));
    }
}
