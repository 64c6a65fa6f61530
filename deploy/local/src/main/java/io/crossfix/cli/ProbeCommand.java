package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.local.DataDirectory;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.metrics.RegistryText;
import io.crossfix.probe.Probe;
import io.crossfix.probe.ProbeMetrics;
import io.crossfix.probe.ProbePlace;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A made-up incident every minute. */
@Command(
        name = "probe",
        description = {
            "Sends a made-up incident every minute, marked as a drill, and waits for its alert: whether people would be told.",
            "It happens in the ocean, under a suppression window of its own, and is taken back when it was answered."
        })
final class ProbeCommand implements Callable<Integer> {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingsFile config = new SettingsFile();

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = WaitReader.class,
            description = "From one incident to the next, 40s to 60m.")
    private Duration every = Duration.ofMinutes(1);

    @Option(names = "--once", description = "Send one incident and end: exit code 0 when it was answered, 1 when not.")
    private boolean once;

    @Option(
            names = "--at",
            paramLabel = "LAT,LON",
            split = ",",
            showDefaultValue = Visibility.NEVER,
            description = "Where incidents happen; by default in the Pacific, 2,700 km from any land.")
    private List<Double> at = List.of();

    @Option(
            names = "--data",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "DIR",
            description = "Where logs are kept; ~/.crossfix/probe by default.")
    private Path directory = DataDirectory.byDefault().resolve("probe");

    @Mixin
    private MetricsOption metrics = new MetricsOption();

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument {
        Installation installation = config.read();
        Probe.Settings settings = settings(installation);
        try (DataDirectory data = DataDirectory.take(directory)) {
            StopSignal.listen();
            Logs.into(data.logs());
            return probe(installation, settings);
        }
    }

    private Probe.Settings settings(Installation installation) throws InvalidDocument {
        Crossfix.demand(spec, at.isEmpty() || at.size() == 2, "--at is LAT,LON, was " + at);
        var desks = installation.fusion().alerts().desks();
        try {
            ProbePlace place = at.isEmpty() ? ProbePlace.NEMO : new ProbePlace(at.get(0), at.get(1));
            String desk = desks.owner(place.latitude(), place.longitude()).id();
            return new Probe.Settings(place, desk, every, ANSWERED_WITHIN);
        } catch (IllegalArgumentException e) {
            Crossfix.demand(spec, false, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private int probe(Installation installation, Probe.Settings settings) {
        ProbeMetrics numbers = new ProbeMetrics(Clock.systemUTC().instant());
        try (MetricsPage page = metrics.open(screen);
                Probe probe = Probe.open(installation.kafka().access(), settings, numbers, Clock.systemUTC())) {
            page.add(new RegistryText(numbers.registry()));
            boolean answered;
            long next = System.nanoTime();
            do {
                answered = say(probe.once());
                next = Math.max(next + every.toNanos(), System.nanoTime());
            } while (!once && !StopSignal.within(Duration.ofNanos(Math.max(0, next - System.nanoTime()))));
            return once && !answered ? 1 : 0;
        }
    }

    private boolean say(Optional<Long> millis) {
        screen.say(millis.map(took -> "probe: answered in " + took + " ms")
                .orElse("probe: not answered within " + ANSWERED_WITHIN.toSeconds() + " s; the log tells why"));
        return millis.isPresent();
    }
}
