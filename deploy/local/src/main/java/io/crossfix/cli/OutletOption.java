package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeding.Feed;
import io.crossfix.feeding.FeedOutcome;
import io.crossfix.feeding.FilePublisher;
import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.kafka.TopicReport;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.access.Part;
import io.crossfix.local.CommandFailed;
import io.crossfix.settings.KafkaSection;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a feeding command publishes to: Kafka, or files. */
final class OutletOption {

    private static final Duration SAY_EVERY = Duration.ofSeconds(5);

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write JSON Lines into this directory instead of feeding Kafka.")
    private @Nullable Path directory;

    /** The directory that is written to; null when Kafka is fed. */
    @Nullable
    Path directory() {
        return directory;
    }

    /** Publishes a whole feed; says on standard error how far it is. */
    FeedOutcome publish(Feed feed, Screen screen) throws InvalidDocument, UnusableSource, InterruptedException {
        StopSignal.listen();
        Thread stopper = new Thread(() -> cancelOnSignal(feed), "stop-feed");
        stopper.setDaemon(true);
        stopper.start();
        try (Publisher publisher = open()) {
            FeedOutcome outcome = feed.publish(0, publisher, new SaidProgress(screen, SAY_EVERY));
            screen.endStatus();
            return outcome;
        }
    }

    private static void cancelOnSignal(Feed feed) {
        if (StopSignal.within(Duration.ofDays(1_000))) {
            feed.cancel();
        }
    }

    private Publisher open() throws InvalidDocument {
        if (directory != null) {
            return new FilePublisher(directory);
        }
        KafkaSection section = kafka.section();
        TopicReport report = new TopicSetup(
                        section.access(),
                        section.topics().only(Part.GATEWAY.rights().touched()))
                .inspect();
        if (!report.missing().isEmpty()) {
            throw new CommandFailed("Kafka at " + section.bootstrap() + " has no topics " + report.missing()
                    + "; start 'crossfix up' or 'crossfix run' first");
        }
        return Outlets.kafka(section.access());
    }
}
