package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeding.Feed;
import io.crossfix.feeding.SimulationFeed;
import io.crossfix.feeds.simulate.City;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.local.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What {@code up} is fed with: recorded files, or a simulated night. */
final class FeedChoice {

    /** Fast enough to see something happen, slow enough to follow. */
    private static final Speed SIMULATED = new Speed.Reader().convert("60");

    private static final Speed REPLAYED = new Speed.Reader().convert("max");

    @ArgGroup(exclusive = false)
    private @Nullable Recorded recorded;

    @Option(
            names = "--simulate",
            paramLabel = "CITY",
            arity = "0..1",
            fallbackValue = CityReader.DEFAULT,
            converter = CityReader.class,
            description = "Simulate a night of a city: oakland (the default), washington, chicago, or a city file.")
    private @Nullable City city;

    private static final class Recorded {

        @Option(
                names = "--replay",
                paramLabel = "FILE",
                required = true,
                showDefaultValue = Visibility.NEVER,
                arity = "1..*",
                description = "Replay recorded files, CSV or JSON Lines, plain or gzip, as one recording.")
        private List<Path> files = List.of();

        @Option(
                names = "--mapping",
                paramLabel = "MAPPING",
                required = true,
                showDefaultValue = Visibility.NEVER,
                description = "What the columns of the files mean; examples are in deploy/mappings.")
        private Path mapping = Path.of("");
    }

    /** @param speed null for the default of the kind */
    Feed feed(DataDirectory data, TokenOption tokens, @Nullable Speed speed) throws InvalidDocument {
        if (recorded != null) {
            Speed chosen = speed == null ? REPLAYED : speed;
            return ReplayOptions.feed(recorded.files, recorded.mapping, chosen, tokens.tokeniser(data.tokenKey()));
        }
        if (city == null) {
            throw new IllegalStateException("picocli makes this group only when one of its options is given");
        }
        double factor = (speed == null ? SIMULATED : speed).factor();
        return new SimulationFeed(city, SimulationSettings.DEFAULT, factor);
    }
}
