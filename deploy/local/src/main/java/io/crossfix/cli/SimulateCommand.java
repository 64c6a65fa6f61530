package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeding.FeedOutcome;
import io.crossfix.feeding.SimulationFeed;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.simulate.City;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A simulated night into Kafka or files. */
@Command(
        name = "simulate",
        description = {
            "Feeds a simulated city night to Kafka: all four streams, marked as an exercise.",
            "The same city, seed, hours and scale give the same night.",
            "With --around, plates and cameras (and calls, if it has none) around the real detections of a recording."
        })
final class SimulateCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CITY",
            arity = "0..1",
            converter = CityReader.class,
            defaultValue = CityReader.DEFAULT,
            description = "oakland, washington, chicago, or a city file.")
    private @Nullable City city;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42", description = "Another seed, another night.")
    private long seed;

    @Option(names = "--hours", paramLabel = "N", defaultValue = "12", description = "How long the night is.")
    private int hours;

    @Option(names = "--scale", paramLabel = "N", defaultValue = "1", description = "Factor on every rate.")
    private double scale;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            converter = Speed.Reader.class,
            defaultValue = "max",
            description = "Simulated seconds per second.")
    private Speed speed = new Speed.Reader().convert("max");

    @Option(names = "--truth", paramLabel = "FILE", description = "Write what really happened, JSON Lines.")
    private @Nullable Path truth;

    @ArgGroup(exclusive = false)
    private @Nullable Around around;

    /** A recording, and what its columns mean. */
    static final class Around {

        @Option(
                names = "--around",
                paramLabel = "FILE",
                required = true,
                arity = "1..*",
                description = "Recorded files.")
        private List<Path> files = List.of();

        @Option(names = "--mapping", paramLabel = "M", required = true, description = "What their columns mean.")
        private Path mapping = Path.of("");
    }

    @Mixin
    private OutletOption outlet = new OutletOption();

    @Override
    public Integer call() throws InvalidDocument, UnusableSource, InterruptedException {
        Screen screen = Screen.ofProcess();
        SimulationFeed feed = feed();
        Path directory = outlet.directory();
        Path truths = truth == null && directory != null ? directory.resolve("truth.jsonl") : truth;
        if (truths != null) {
            feed.writeTruth(truths);
        }
        FeedOutcome outcome = outlet.publish(feed, screen);
        screen.data(outcome.tally());
        return outcome.complete() ? 0 : 1;
    }

    private SimulationFeed feed() throws InvalidDocument, UnusableSource {
        SimulationSettings settings = SimulationSettings.DEFAULT
                .withSeed(seed)
                .lasting(Duration.ofHours(hours))
                .scaledBy(scale);
        List<SpecificRecord> base = around == null ? List.of() : ReplayOptions.base(around.files, around.mapping);
        return new SimulationFeed(Objects.requireNonNull(city), settings, speed.factor(), base);
    }
}
