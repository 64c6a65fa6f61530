package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.outlook.CellRisk;
import io.crossfix.outlook.CellSheet;
import io.crossfix.outlook.KnownRisk;
import io.crossfix.outlook.RiskMap;
import io.crossfix.outlook.RiskOverview;
import io.crossfix.outlook.SensorList;
import io.crossfix.record.RiskReading;
import io.crossfix.weights.WeightsStanding;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How the risk stands, of all or of one cell. */
@Command(
        name = "show",
        description = {
            "Without a cell: the weights of each task, what is known of sensors, and the ten most raised cells.",
            "With a cell: its last reading, what it is made of, and what it has decayed to."
        })
final class RiskShowCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "CELL",
            description = "An H3 cell of the risk grid, 15 hexadecimal digits.")
    private @Nullable String cell;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Mixin
    private RiskOptions options = new RiskOptions();

    private final Grid grid = new Grid(GridSettings.DEFAULT);

    @Override
    public Integer call() throws InvalidDocument {
        if (cell == null) {
            showAll();
        } else {
            OptionalLong parsed = grid.parseRiskCell(cell);
            Crossfix.demand(
                    spec,
                    parsed.isPresent(),
                    "'" + cell + "' is no H3 cell of resolution " + GridSettings.DEFAULT.riskResolution()
                            + ", such as 89283082813ffff");
            show(parsed.orElseThrow());
        }
        return 0;
    }

    private void showAll() throws InvalidDocument {
        KnownRisk known = options.known();
        long at = millis(known);
        RiskWeights weights = options.weights(known).weights();
        RiskOverview overview = new RiskOverview(
                at,
                WeightsStanding.read(options.access()).words(),
                SensorList.read(options.access()),
                new RiskMap(known, weights, grid).all(at));
        if (json) {
            out().println(overview.json());
        } else {
            overview.lines().forEach(out()::println);
        }
    }

    private void show(long asked) throws InvalidDocument {
        KnownRisk known = options.known();
        RiskReading reading = known.reading(asked)
                .orElseThrow(() -> new CommandFailed("there is no reading of " + Grid.text(asked)
                        + ": nothing was observed near it, and it counts as the base"));
        CellRisk since = CellRisk.of(reading, options.weights(known).weights(), millis(known));
        CellSheet sheet = new CellSheet(reading, since);
        if (json) {
            out().println(sheet.json());
        } else {
            sheet.lines().forEach(out()::println);
        }
    }

    private long millis(KnownRisk known) {
        return options.millis(known, Objects.requireNonNull(spec).commandLine().getErr());
    }

    private PrintWriter out() {
        return RulesCommand.out(spec);
    }
}
