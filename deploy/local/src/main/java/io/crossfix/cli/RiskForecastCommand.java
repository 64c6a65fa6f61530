package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.outlook.Forecast;
import io.crossfix.outlook.ForecastJson;
import io.crossfix.outlook.ForecastTable;
import io.crossfix.outlook.KnownRisk;
import io.crossfix.outlook.KnownRisk.ChosenWeights;
import io.crossfix.outlook.RiskMap;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks ahead. */
@Command(
        name = "forecast",
        description = {
            "What is to be expected in each place within the next hour, day and week, if nothing more is observed,",
            "from the last reading of every cell. Of places; never of persons."
        })
final class RiskForecastCommand implements Callable<Integer> {

    private static final int MOST = 1_000_000;
    private static final int IN_A_TABLE = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = RiskFormat.NAMES,
            defaultValue = "table",
            description = "A table for people, GeoJSON hexagons for maps, or JSON.")
    private RiskFormat format = RiskFormat.TABLE;

    private @Nullable Integer top;

    private double least;

    @Mixin
    private RiskOptions options = new RiskOptions();

    @Option(
            names = "--top",
            paramLabel = "N",
            description =
                    "At most so many cells, the most probable within the hour first; 20 by default in a table, all"
                            + " elsewhere.")
    void top(int wanted) {
        Crossfix.demand(spec, wanted >= 1 && wanted <= MOST, "--top must be within [1, " + MOST + "], was " + wanted);
        top = wanted;
    }

    @Option(
            names = "--min",
            paramLabel = "P",
            defaultValue = "0",
            description = "Leave out cells with a smaller probability within the hour, 0 to 1.")
    void least(double wanted) {
        Crossfix.demand(spec, wanted >= 0 && wanted <= 1, "--min must be within [0, 1], was " + wanted);
        least = wanted;
    }

    @Override
    public Integer call() throws InvalidDocument {
        KnownRisk known = options.known();
        ChosenWeights weights = options.weights(known);
        Grid grid = new Grid(GridSettings.DEFAULT);
        long at =
                options.millis(known, Objects.requireNonNull(spec).commandLine().getErr());
        RiskMap map = new RiskMap(known, weights.weights(), grid);
        print(Forecast.of(map, weights, at, new Forecast.Wanted(most(), least)), grid);
        return 0;
    }

    private int most() {
        return top != null ? top : format == RiskFormat.TABLE ? IN_A_TABLE : MOST;
    }

    private void print(Forecast forecast, Grid grid) {
        PrintWriter out = RulesCommand.out(spec);
        switch (format) {
            case TABLE -> ForecastTable.lines(forecast, grid).forEach(out::println);
            case JSON -> out.println(ForecastJson.object(forecast, grid));
            case GEOJSON -> out.println(ForecastJson.geoJson(forecast, grid));
        }
        out.flush();
    }
}
