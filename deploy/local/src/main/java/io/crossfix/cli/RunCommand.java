package io.crossfix.cli;

import io.crossfix.doctor.ProductionStart;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.access.Part;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.LocalFusion;
import io.crossfix.local.RunningJob;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.retention.CutShort;
import io.crossfix.settings.Installation;
import io.crossfix.watch.AlertWatch;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The job alone in this process. On a Flink cluster the same job is started by {@link FusionMain}. */
@Command(
        name = "run",
        description = {
            "Runs the Flink job alone against the Kafka of a crossfix.yaml; creates topics that are missing.",
            "Ctrl-C stops it; the next 'run' on the same data directory continues."
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private SettingsFile config = new SettingsFile();

    @Option(
            names = "--data",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "DIR",
            description = "Where state is kept; ~/.crossfix/run by default.")
    private Path directory = DataDirectory.byDefault().resolve("run");

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument {
        Installation installation = config.read();
        FusionSettings fusion = fusion(installation);
        try (DataDirectory data = DataDirectory.take(directory)) {
            StopSignal.listen();
            Logs.into(data.logs());
            data.clearWork();
            ProductionStart.demand(
                    installation, Part.JOB.rights().touched(), List.of(ProductionStart.EMBEDDED_FLINK), screen::say);
            MissingTopics.create(installation, Part.JOB.rights().touched(), screen);
            sayWhatIsCut(fusion);
            run(data, installation.kafka().access(), fusion);
        }
        return 0;
    }

    private FusionSettings fusion(Installation installation) throws InvalidDocument {
        return installation
                .with(
                        installation.rules().with(job.rules()),
                        installation.risk().with(job.weights()))
                .fusion();
    }

    private void sayWhatIsCut(FusionSettings fusion) {
        CutShort.lines(fusion).forEach(line -> screen.say("retention: " + line));
    }

    private void run(DataDirectory data, KafkaSettings kafka, FusionSettings settings) {
        try (MetricsPage page = metrics.open(screen);
                LocalFusion fusion = LocalFusion.start(data, job.parallelism());
                AlertWatch alerts = AlertWatch.start(kafka, screen, Clock.systemUTC())) {
            page.add(fusion::metrics);
            RunningJob running = fusion.run(kafka, settings);
            screen.say("running against Kafka at " + kafka.bootstrapServers() + ", state in " + data + ", "
                    + fusion.origin());
            Session session = new Session(fusion, running, alerts, screen);
            try {
                session.untilSignal();
                screen.say("stopping ...");
            } finally {
                running.stop();
                session.summarise();
            }
        }
    }
}
