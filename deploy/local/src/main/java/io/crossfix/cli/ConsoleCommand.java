package io.crossfix.cli;

import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.ReasonCodes;
import io.crossfix.desk.DeskAreas;
import io.crossfix.desk.DeskPorts;
import io.crossfix.desk.JobHealth;
import io.crossfix.doctor.ProductionStart;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.access.Part;
import io.crossfix.local.DataDirectory;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The console alone, against a Kafka and a job that run elsewhere. */
@Command(
        name = "console",
        description = {
            "Serves the page where people review alerts, against the Kafka that is named; the job runs elsewhere.",
            "'crossfix up' serves it too. The first start prints a one-time password."
        })
final class ConsoleCommand implements Callable<Integer> {

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Mixin
    private ConsoleOptions options = new ConsoleOptions();

    @Option(
            names = "--data",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "DIR",
            description = "Where accounts and reports are kept; ~/.crossfix/console by default.")
    private Path directory = DataDirectory.byDefault().resolve("console");

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument {
        try (DataDirectory data = DataDirectory.take(directory)) {
            StopSignal.listen();
            Logs.into(data.logs());
            ProductionStart.demand(kafka.installation(), Part.CONSOLE.rights().touched(), List.of(), screen::say);
            serve(data, kafka.access());
        }
        return 0;
    }

    private void serve(DataDirectory data, KafkaSettings access) throws InvalidDocument {
        ConsoleSettings settings = new ConsoleSettings(
                access,
                options.binding(),
                options.city(kafka.zone(), DeskAreas.of(kafka.alerts())),
                options.signIn(data.accounts()),
                ReasonCodes.shipped(),
                data.reports());
        RunningConsole.Told told = new RunningConsole.Told(job(), kafka.alerts());
        try (MetricsPage page = metrics.open(screen);
                RunningConsole running = RunningConsole.start(settings, told, () -> JobHealth.UNKNOWN)) {
            page.add(running.console()::metrics);
            ConsoleLines.of(running.console()).forEach(screen::say);
            StopSignal.awaited();
            screen.say("stopping ...");
        }
    }

    private DeskPorts.JobSettings job() throws InvalidDocument {
        return new DeskPorts.JobSettings(
                kafka.compiler(),
                kafka.rulesDirectory(),
                kafka.risk().startingWeights(kafka.zone()),
                kafka.risk().settings().floor());
    }
}
