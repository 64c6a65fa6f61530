package io.crossfix.cli;

import io.crossfix.feeding.SimulationFeed;
import io.crossfix.feeds.simulate.CityFile;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.job.FusionSettings;
import io.crossfix.local.DataDirectory;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.settings.StartingRules;
import io.crossfix.watch.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * A short run of everything that ends by itself, so that Java can keep the classes it loaded for later starts
 * (application class-data sharing). Called by the starting script after a build.
 */
@Command(name = "warm-up", hidden = true, description = "Loads every class that 'up' needs, and ends.")
final class WarmUpCommand implements Callable<Integer> {

    private static final int ANY_PORT = 0;
    private static final Duration NIGHT = Duration.ofMinutes(10);

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("crossfix-warm-up");
        try (DataDirectory data = DataDirectory.take(directory)) {
            Logs.into(data.logs());
            FusionSettings fusion = FusionSettings.withRules(StartingRules.in(null));
            UpRun run = new UpRun(data, fusion, List.of(), Screen.ofProcess());
            run.go(
                    new UpRun.Wanted(ANY_PORT, 2, night(), true, Map.of(), MetricsPage.on(null)),
                    new LocalConsole(data, ANY_PORT, fusion, null, MetricsPage.on(null)).showing(null));
        } finally {
            DataDirectory.delete(directory);
        }
        return 0;
    }

    private static SimulationFeed night() {
        return new SimulationFeed(
                CityFile.shipped(CityReader.DEFAULT),
                SimulationSettings.DEFAULT.lasting(NIGHT),
                Double.POSITIVE_INFINITY);
    }
}
