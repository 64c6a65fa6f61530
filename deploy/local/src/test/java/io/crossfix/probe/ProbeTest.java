package io.crossfix.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.metrics.RegistryText;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.ReviewStatus;
import io.crossfix.settings.KafkaSection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A probe against a Kafka whose job is gone, or half gone. That one is answered by a real job is seen in LiveScrapeTest. */
class ProbeTest {

    private static final Duration POLL = Duration.ofMillis(100);

    @TempDir
    private Path directory;

    private final ProbeMetrics metrics = new ProbeMetrics(Instant.now());

    @Test
    void nothingIsSentUnlessItsAlertWouldCallForNobodyAndWhatIsNotAnsweredIsTakenBack() throws Exception {
        try (EmbeddedKafka broker = EmbeddedKafka.in(directory).start()) {
            KafkaSection section = KafkaSection.at(broker.bootstrapServers());
            new TopicSetup(section.access(), section.topics()).create();
            KafkaSettings kafka = section.access();
            try (Probe probe = probe(kafka)) {
                assertThat(probe.once()).isEmpty();
                assertThat(read(kafka, Topic.GUNSHOT)).as("there is no window").isEmpty();

                try (AutoCloseable desk = answering(kafka)) {
                    assertThat(probe.once()).isEmpty();
                }
                assertThat(probe.once()).as("the window stays open").isEmpty();
            }
            assertThat(read(kafka, Topic.GUNSHOT))
                    .map(GunshotDetection.class::cast)
                    .allMatch(GunshotDetection::getExercise)
                    .extracting(GunshotDetection::getRetracted)
                    .containsExactly(false, true, false, true);
            List<SpecificRecord> orders = read(kafka, Topic.DESK_ORDERS);
            assertThat(((DeskOrder) orders.get(orders.size() - 1)).getLift())
                    .as("the window is lifted in the end")
                    .isEqualTo(((DeskOrder) orders.get(1)).getOrderId());
        }
        assertThat(new String(new RegistryText(metrics.registry()).text(), StandardCharsets.UTF_8))
                .contains(
                        "crossfix_probe_failed_total{reason=\"no-window\"} 1.0",
                        "crossfix_probe_failed_total{reason=\"late\"} 2.0",
                        "crossfix_probe_sent_total 3.0",
                        "crossfix_probe_answered_total 0.0");
    }

    @Test
    void incidentsThatWouldCrowdAreRefused() {
        assertThatThrownBy(
                        () -> new Probe.Settings(ProbePlace.NEMO, "city", Duration.ofSeconds(5), Duration.ofSeconds(1)))
                .hasMessageContaining("within 40 s and 1 h")
                .hasMessageContaining("PT5S");
    }

    private Probe probe(KafkaSettings kafka) {
        Probe.Settings settings =
                new Probe.Settings(ProbePlace.NEMO, "city", Duration.ofMinutes(1), Duration.ofMillis(1_500));
        return Probe.open(kafka, settings, metrics, Clock.systemUTC());
    }

    /** Carries out what is ordered, as the job does, and raises no alerts. */
    private static AutoCloseable answering(KafkaSettings kafka) {
        TopicReader orders = TopicReader.open(kafka, Topic.DESK_ORDERS, TopicReader.From.END, TopicReader.Until.CLOSED);
        RecordProducer producer = RecordProducer.open(kafka);
        Thread thread = new Thread(() -> {
            while (!orders.isDone()) {
                orders.poll(POLL).forEach(arrival -> {
                    if (arrival.value() instanceof DeskOrder order) {
                        producer.deliver(Topic.REVIEW_STATUS, order.getDesk(), carriedOut(order));
                    }
                });
            }
        });
        thread.start();
        return () -> {
            orders.close();
            thread.join(Duration.ofSeconds(10).toMillis());
            producer.close();
        };
    }

    private static ReviewStatus carriedOut(DeskOrder order) {
        return ReviewStatus.newBuilder()
                .setReviewId(order.getOrderId())
                .setAlertId(order.getDesk())
                .setDesk(order.getDesk())
                .setApplied(true)
                .setReason("carried out")
                .setRevision(0)
                .setContentHash("")
                .build();
    }

    private static List<SpecificRecord> read(KafkaSettings kafka, Topic topic) {
        List<SpecificRecord> read = new ArrayList<>();
        TopicReader.readAll(kafka, topic, arrival -> read.add(arrival.value()));
        return read;
    }
}
