package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeding.FeedOutcome;
import io.crossfix.feeding.ReplayFeed;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recorded observations into Kafka. */
@Command(name = "replay", description = "Feeds recorded observations to Kafka, in the order of events.")
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            arity = "1..*",
            description = "CSV or JSON Lines, plain or gzip; one recording.")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "MAPPING",
            required = true,
            showDefaultValue = Visibility.NEVER,
            description = "What the columns mean; examples are in deploy/mappings.")
    private Path mapping = Path.of("");

    @Option(
            names = "--speed",
            paramLabel = "N|max|real",
            converter = Speed.Reader.class,
            defaultValue = "max",
            description = "How fast: " + Speed.HELP)
    private Speed speed = new Speed.Reader().convert("max");

    @Mixin
    private OutletOption outlet = new OutletOption();

    @Mixin
    private TokenOption tokens = new TokenOption();

    @Override
    public Integer call() throws InvalidDocument, UnusableSource, InterruptedException {
        Screen screen = Screen.ofProcess();
        ReplayFeed feed = ReplayOptions.feed(files, mapping, speed, tokens.tokeniser(null));
        FeedOutcome outcome = outlet.publish(feed, screen);
        screen.data(outcome.tally());
        return outcome.complete() ? 0 : 1;
    }
}
