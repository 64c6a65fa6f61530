package io.crossfix.cli;

import io.crossfix.console.Binding;
import io.crossfix.console.City;
import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.ReasonCodes;
import io.crossfix.console.SignIn;
import io.crossfix.desk.DeskAreas;
import io.crossfix.desk.DeskPorts;
import io.crossfix.feeding.Feed;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.DataDirectory;
import io.crossfix.metrics.MetricsPage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the console of 'up' is told.
 *
 * @param data where accounts and reports are kept
 * @param port on 127.0.0.1; 0 for a free one
 * @param fusion what the job is told
 * @param rules directory of the rules that the job is started with; null for the shipped ones
 * @param page where its numbers are shown
 */
record LocalConsole(
        DataDirectory data,
        int port,
        FusionSettings fusion,
        @Nullable Path rules,
        MetricsPage page) {

    /** A console that opens where the feed is. */
    UpRun.Beside showing(@Nullable Feed feed) {
        City.Centre centre = ConsoleOptions.centre(feed == null ? null : feed.middle());
        return (kafka, health) -> ConsoleBeside.start(settings(kafka, centre), told(), health, page);
    }

    private ConsoleSettings settings(KafkaSettings kafka, City.Centre centre) {
        return new ConsoleSettings(
                kafka,
                Binding.local(port),
                new City(fusion.surroundings().zone(), DeskAreas.of(fusion.alerts()), centre, null, null),
                SignIn.byPassword(data.accounts()),
                ReasonCodes.shipped(),
                data.reports());
    }

    private RunningConsole.Told told() {
        return new RunningConsole.Told(
                new DeskPorts.JobSettings(
                        fusion.compiler(),
                        rules,
                        fusion.weights(),
                        fusion.cell().risk().floor()),
                fusion.alerts());
    }
}
