package io.crossfix.cli;

import io.crossfix.doctor.ProductionStart;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeding.Feed;
import io.crossfix.job.FusionSettings;
import io.crossfix.local.DataDirectory;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.model.RiskSettings;
import io.crossfix.outlets.Outlet;
import io.crossfix.settings.Installation;
import io.crossfix.settings.KafkaSection;
import io.crossfix.settings.RulesSection;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything in one process. */
@Command(
        name = "up",
        description = {
            "Runs everything in one process on 127.0.0.1: Kafka, Flink, the job; prints alerts as they come.",
            "Ctrl-C stops it; the next 'up' on the same data directory continues."
        })
final class UpCommand implements Callable<Integer> {

    @ArgGroup
    private @Nullable FeedChoice choice;

    @Option(
            names = "--speed",
            paramLabel = "N|max|real",
            converter = Speed.Reader.class,
            description = {"How fast the feed runs: " + Speed.HELP, "max for a replay, 60 for a simulation by default."
            })
    private @Nullable Speed speed;

    @Option(names = "--exit-when-done", description = "End when the feed has ended and all of it is worked off.")
    private boolean exitWhenDone;

    @Option(
            names = "--data",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "DIR",
            description = "Where data is kept; ~/.crossfix by default.")
    private Path directory = DataDirectory.byDefault();

    @Option(names = "--port", paramLabel = "PORT", description = "Kafka's port on 127.0.0.1; 0 takes a free one.")
    private int port = KafkaSection.DEFAULT_PORT;

    @Option(
            names = "--console-port",
            paramLabel = "PORT",
            description = "The console's port on 127.0.0.1; 0 takes a free one.")
    private int consolePort = ConsoleOptions.DEFAULT_PORT;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneReader.class,
            description = "The city's time zone, for hours and weekdays in rules; that of the feed by default.")
    private @Nullable ZoneId zone;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A crossfix.yaml with rules, risk, desks, alerts, retention, gateway and outlets; its Kafka is left aside.")
    private @Nullable Path config;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    @Mixin
    private TokenOption tokens = new TokenOption();

    @Override
    public Integer call() throws InvalidDocument {
        try (DataDirectory data = DataDirectory.take(directory);
                MetricsPage page = metrics.open(Screen.ofProcess())) {
            StopSignal.listen();
            Logs.into(data.logs());
            data.clearWork();
            Feed feed = choice == null ? null : choice.feed(data, tokens, speed);
            Installation installation = installation(feed);
            ProductionStart.refuse(installation, List.of(ProductionStart.EMBEDDED_FLINK));
            FusionSettings fusion = installation.fusion();
            // A simulated night is a drill from end to end: nothing real stands beside it that it could distort.
            boolean isDrill = feed != null && feed.isSimulated();
            RiskSettings risk = fusion.cell().risk().withDrills(isDrill);
            new UpRun(data, fusion.withRisk(risk, fusion.weights()), outlets(installation), Screen.ofProcess())
                    .go(
                            new UpRun.Wanted(
                                    port,
                                    job.parallelism(),
                                    feed,
                                    exitWhenDone,
                                    installation.retention().topics(),
                                    page),
                            new LocalConsole(
                                            data,
                                            consolePort,
                                            fusion,
                                            installation.rules().directory(),
                                            page)
                                    .showing(feed)
                                    .and(GatewayBeside.of(installation, Screen.ofProcess())));
        }
        return 0;
    }

    private List<Outlet> outlets(Installation installation) throws InvalidDocument {
        return config == null ? List.of() : installation.outlets().outlets(config);
    }

    /** What is written, with what the command line says before it. */
    private Installation installation(@Nullable Feed feed) throws InvalidDocument {
        Installation written = config == null ? Installation.bare() : Installation.read(config);
        RulesSection rules = written.rules().with(job.rules());
        return written.with(rules.in(city(feed, rules.zone())), written.risk().with(job.weights()));
    }

    private String city(@Nullable Feed feed, @Nullable String written) {
        if (zone != null) {
            return zone.getId();
        }
        return written != null
                ? written
                : feed == null ? ZoneOffset.UTC.getId() : feed.zone().getId();
    }
}
