package io.crossfix.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.alert.Times;
import io.crossfix.console.port.PortRefusal;
import io.crossfix.console.port.RiskOutlook;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.outlook.Band;
import io.crossfix.outlook.CellRisk;
import io.crossfix.outlook.Horizon;
import io.crossfix.outlook.KnownRisk;
import io.crossfix.outlook.KnownRisk.ChosenWeights;
import io.crossfix.outlook.RiskMap;
import io.crossfix.outlook.route.Route;
import io.crossfix.outlook.route.RouteRisk;
import io.crossfix.outlook.route.RouteRisk.Stretch;
import io.crossfix.outlook.route.Waypoint;
import io.crossfix.wire.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The risk of places as the last readings tell it, for the console. Thread-safe. */
final class PlacesAtRisk implements RiskOutlook {

    private static final int MOST_CELLS = 5_000;
    private static final double KM_PER_HOUR = 40;
    private static final double LONGEST_METRES = 200_000;
    private static final int WORST = 3;
    private static final Duration STALE = Duration.ofDays(1);
    private static final long HOUR_MILLIS = 3_600_000;
    private static final List<Integer> STEPS = List.of(1, 3, 6, 12, 24, 48, 72, 168);

    private final KnownRisk known = new KnownRisk();
    private final Grid grid = new Grid(GridSettings.DEFAULT);
    private final RiskWeights starting;
    private final double floor;
    private final Supplier<ObjectNode> sensors;
    private final InstantSource clock;

    /**
     * @param starting what the future is reckoned with until weights are published
     * @param floor probability of NOW from which on a place on a way counts as raised, [0, 1]
     * @param sensors answers {@link #sensors()}
     */
    PlacesAtRisk(RiskWeights starting, double floor, Supplier<ObjectNode> sensors, InstantSource clock) {
        this.starting = starting;
        this.floor = floor;
        this.sensors = sensors;
        this.clock = clock;
    }

    synchronized void take(Arrival arrival) {
        if (arrival.value() != null) {
            known.take(arrival.value());
        }
    }

    private ChosenWeights weights() {
        return known.published().orElseGet(() -> new ChosenWeights(starting, "with the job"));
    }

    /**
     * The time that is looked at: now, or that of the newest reading where that is long ago, as in a replay or a simulated
     * night. Everything would have decayed since, and told nothing.
     */
    private Instant at() {
        Instant now = clock.instant();
        return known.newest().filter(newest -> newest.plus(STALE).isBefore(now)).orElse(now);
    }

    private RiskMap places() {
        return new RiskMap(known, weights().weights(), grid);
    }

    @Override
    public synchronized ObjectNode map(Clock wanted) {
        boolean now = wanted == Clock.NOW;
        ToDoubleFunction<CellRisk> value = now ? CellRisk::now : risk -> risk.expected(Horizon.HOUR);
        Instant at = at();
        List<CellRisk> cells = highest(places().all(at.toEpochMilli()), value);
        ObjectNode map = JsonNodeFactory.instance.objectNode().put("at", Times.text(at));
        ArrayNode list = map.putArray("cells");
        cells.forEach(risk -> list.add(now ? CellWords.now(risk) : CellWords.next(risk)));
        map.put("unit", now ? "probability" : "per hour");
        map.putObject("scale").put("low", 0.0).put("high", cells.isEmpty() ? 0 : value.applyAsDouble(cells.get(0)));
        return map;
    }

    private static List<CellRisk> highest(List<CellRisk> all, ToDoubleFunction<CellRisk> value) {
        return all.stream()
                .sorted(Comparator.comparingDouble(value).reversed().thenComparing(CellRisk::cell))
                .limit(MOST_CELLS)
                .toList();
    }

    @Override
    public synchronized ObjectNode forecast(int hours) {
        long millis = hours * HOUR_MILLIS;
        Instant at = at();
        ObjectNode forecast =
                JsonNodeFactory.instance.objectNode().put("at", Times.text(at)).put("hours", hours);
        ArrayNode cells = forecast.putArray("cells");
        highest(places().all(at.toEpochMilli()), risk -> risk.expected(millis))
                .forEach(risk -> cells.addObject()
                        .put("cell", Grid.text(risk.cell()))
                        .put("expected", risk.expected(millis))
                        .put("band", Band.of(risk.ratio()).word()));
        ArrayNode steps = forecast.putArray("steps");
        STEPS.forEach(steps::add);
        return forecast;
    }

    @Override
    public synchronized Optional<ObjectNode> cell(String text) {
        OptionalLong cell = grid.parseRiskCell(text);
        return cell.isEmpty()
                ? Optional.empty()
                : Optional.of(CellWords.detail(places().of(cell.getAsLong(), at().toEpochMilli())));
    }

    @Override
    public synchronized ObjectNode route(List<Point> points, @Nullable Instant at) {
        List<Waypoint> way = points.stream()
                .map(point -> new Waypoint(point.latitude(), point.longitude(), null))
                .toList();
        checkLength(way);
        long start = (at == null ? at() : at).toEpochMilli();
        RouteRisk risk = RouteRisk.of(Route.of(way, start, KM_PER_HOUR), places(), weights(), grid, floor);
        return view(risk);
    }

    // Before its cells are looked for: a way around the earth has very many.
    private static void checkLength(List<Waypoint> way) {
        double metres = Route.metres(way);
        if (metres > LONGEST_METRES) {
            throw new PortRefusal(String.format(
                    "points must be a way of at most %.0f km, was %.0f km", LONGEST_METRES / 1e3, metres / 1e3));
        }
    }

    private static ObjectNode view(RouteRisk risk) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode cells = view.putArray("cells");
        risk.stretches()
                .forEach(stretch -> cells.addObject()
                        .put("cell", Grid.text(stretch.passage().cell()))
                        .put("value", withinTheHour(stretch))
                        .put(
                                "metres",
                                stretch.passage().to() - stretch.passage().from()));
        view.put("total", anywhere(risk));
        ArrayNode worst = view.putArray("worst");
        risk.raised().stream()
                .sorted(Comparator.comparingDouble(PlacesAtRisk::withinTheHour).reversed())
                .map(stretch -> Grid.text(stretch.passage().cell()))
                .distinct()
                .limit(WORST)
                .forEach(worst::add);
        ArrayNode lines = view.putArray("lines");
        Stream.concat(Stream.of(risk.summary()), risk.notes().stream()).forEach(lines::add);
        return view;
    }

    private static double withinTheHour(Stretch stretch) {
        return stretch.risk().probability(Horizon.HOUR);
    }

    /** Probability of an incident within the hour in any of the cells, each counted once. */
    private static double anywhere(RouteRisk risk) {
        double expected = risk.stretches().stream()
                .map(Stretch::risk)
                .collect(Collectors.toMap(CellRisk::cell, one -> one, (one, again) -> one))
                .values()
                .stream()
                .mapToDouble(one -> one.expected(Horizon.HOUR))
                .sum();
        return -Math.expm1(-expected);
    }

    @Override
    public ObjectNode sensors() {
        return sensors.get();
    }
}
