package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.outlook.KnownRisk;
import io.crossfix.outlook.KnownRisk.ChosenWeights;
import io.crossfix.outlook.RiskMap;
import io.crossfix.outlook.route.Route;
import io.crossfix.outlook.route.RouteFile;
import io.crossfix.outlook.route.RouteJson;
import io.crossfix.outlook.route.RouteRisk;
import io.crossfix.outlook.route.RouteRisk.Stretch;
import io.crossfix.outlook.route.RouteTable;
import io.crossfix.outlook.route.Waypoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a crew meets on its way. */
@Command(
        name = "route",
        description = {
            "The risk along a route: which raised cells it crosses, when, and why they are raised.",
            "It advises nobody where to go. Of places; never of persons."
        })
final class RiskRouteCommand implements Callable<Integer> {

    private static final double FASTEST = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "POSITIONS", description = "GeoJSON with one LineString, or CSV lines of lat,lon[,time].")
    private Path file = Path.of("");

    private double kmPerHour = 40;

    @Option(
            names = "--format",
            paramLabel = RiskFormat.NAMES,
            defaultValue = "table",
            description = "A table for people, GeoJSON for maps, or JSON.")
    private RiskFormat format = RiskFormat.TABLE;

    @Option(names = "--all", description = "List every cell, not only those raised.")
    private boolean all;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneReader.class,
            defaultValue = "UTC",
            description = "Zone of times in the table.")
    private ZoneId zone = ZoneOffset.UTC;

    @Mixin
    private RiskOptions options = new RiskOptions();

    @Option(
            names = "--speed",
            paramLabel = "KMH",
            defaultValue = "40",
            description = "Speed where the positions have no times, km/h. --at is when the route begins; by default its"
                    + " own first time, else now.")
    void speed(double wanted) {
        Crossfix.demand(
                spec, wanted > 0 && wanted <= FASTEST, "--speed must be within (0, " + FASTEST + "], was " + wanted);
        kmPerHour = wanted;
    }

    @Override
    public Integer call() throws InvalidDocument {
        List<Waypoint> way;
        try {
            way = RouteFile.read(file);
        } catch (InvalidDocument e) {
            return refused(e);
        }
        KnownRisk known = options.known();
        ChosenWeights weights = options.weights(known);
        Grid grid = new Grid(GridSettings.DEFAULT);
        Route route = Route.of(way, start(way, known), kmPerHour);
        RiskMap map = new RiskMap(known, weights.weights(), grid);
        print(RouteRisk.of(route, map, weights, grid, options.floor()), grid);
        return 0;
    }

    /** What was given cannot be used: that is wrong use, not a failure. */
    private int refused(InvalidDocument why) {
        why.faults().forEach(fault -> err().println("crossfix: " + fault));
        err().flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** When it begins, milliseconds since epoch. */
    private long start(List<Waypoint> way, KnownRisk known) {
        Optional<Instant> own = Route.begins(way);
        return own.isPresent() && !options.isTimeGiven() ? own.get().toEpochMilli() : options.millis(known, err());
    }

    private void print(RouteRisk risk, Grid grid) {
        List<Stretch> shown = all ? risk.stretches() : risk.raised();
        PrintWriter out = RulesCommand.out(spec);
        switch (format) {
            case TABLE -> RouteTable.lines(risk, shown, zone).forEach(out::println);
            case JSON -> out.println(RouteJson.object(risk, shown));
            case GEOJSON -> out.println(RouteJson.geoJson(risk, shown, grid));
        }
        out.flush();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec, "set before a command is called")
                .commandLine()
                .getErr();
    }
}
