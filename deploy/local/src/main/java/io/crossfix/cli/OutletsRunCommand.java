package io.crossfix.cli;

import io.crossfix.doctor.ProductionStart;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.access.Part;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.deliver.OutletService;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The outlets alone, against a Kafka and a job that run elsewhere. */
@Command(
        name = "run",
        description = {
            "Tells alerts to the outlets of a crossfix.yaml, against its Kafka; the job runs elsewhere.",
            "Ctrl-C stops it; the next 'outlets run' continues. 'crossfix up --config' runs them too."
        })
final class OutletsRunCommand implements Callable<Integer> {

    @Mixin
    private SettingsFile config = new SettingsFile();

    @Option(
            names = "--data",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "DIR",
            description = "Where logs are kept; ~/.crossfix/outlets by default.")
    private Path directory = DataDirectory.byDefault().resolve("outlets");

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument {
        Installation installation = config.read();
        List<Outlet> outlets = installation.outlets().outlets(config.path());
        if (outlets.isEmpty()) {
            throw new CommandFailed(config.path() + " names no outlets; it needs a section outlets with a list");
        }
        try (DataDirectory data = DataDirectory.take(directory)) {
            StopSignal.listen();
            Logs.into(data.logs());
            ProductionStart.demand(installation, Part.OUTLETS.rights().touched(), List.of(), screen::say);
            tell(installation, outlets);
        }
        return 0;
    }

    private void tell(Installation installation, List<Outlet> outlets) {
        MissingTopics.create(installation, Part.OUTLETS.rights().touched(), screen);
        try (MetricsPage page = metrics.open(screen);
                OutletService unused = OutletsBeside.tell(installation.kafka().access(), outlets, page, screen)) {
            StopSignal.awaited();
            screen.say("stopping ...");
        }
    }
}
