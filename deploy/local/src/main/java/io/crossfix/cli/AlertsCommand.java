package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.queue.AlertBook;
import io.crossfix.queue.AlertFormat;
import io.crossfix.record.Alert;
import io.crossfix.watch.Screen;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The queue of alerts. */
@Command(
        name = "alerts",
        description = "Prints the alerts, latest evidence last; with --follow also what becomes of them.")
final class AlertsCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(250);

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Option(names = "--follow", description = "Go on and print every revision as it comes, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many of those there are.")
    private int last;

    @Option(
            names = "--format",
            paramLabel = "text|json|geojson|cap",
            defaultValue = "text",
            description =
                    "A line each for people, JSON Lines, GeoJSON, or CAP 1.2 without exercises, a document in a line.")
    private AlertFormat format = AlertFormat.TEXT;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneReader.class,
            defaultValue = "UTC",
            description = "Zone of times in text.")
    private ZoneId zone = ZoneId.of("UTC");

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument {
        KafkaSettings access = kafka.access();
        if (follow) {
            follow(access);
        } else {
            chosen().lines(AlertBook.read(access).latest(last), zone).forEach(screen::data);
        }
        return 0;
    }

    private void follow(KafkaSettings access) {
        StopSignal.listen();
        // Opened before the queue is read: what comes meanwhile is in one of the two, and told once.
        try (TopicReader coming =
                TopicReader.open(access, Topic.ALERTS, TopicReader.From.END, TopicReader.Until.CLOSED)) {
            AlertBook book = AlertBook.read(access);
            book.latest(last).forEach(this::print);
            while (!StopSignal.requested()) {
                coming.poll(POLL).forEach(arrival -> {
                    if (arrival.value() instanceof Alert alert && !book.holds(alert)) {
                        book.take(arrival);
                        print(alert);
                    }
                });
            }
        }
    }

    private void print(Alert alert) {
        if (chosen().shows(alert)) {
            screen.data(chosen().line(alert, zone));
        }
    }

    private AlertFormat chosen() {
        return json ? AlertFormat.JSON : format;
    }
}
