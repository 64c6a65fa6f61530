package io.crossfix.bench.engine;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.feeds.KafkaPublisher;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.KafkaSection;
import java.nio.file.Path;
import java.util.Map;

/** A broker in this process, on a free port of 127.0.0.1, with all topics as {@code crossfix up} has them. */
public final class BenchKafka implements AutoCloseable {

    private final EmbeddedKafka broker;

    private BenchKafka(EmbeddedKafka broker) {
        this.broker = broker;
    }

    /** Starts it, its log in a directory. */
    public static BenchKafka start(Path directory) {
        EmbeddedKafka broker = EmbeddedKafka.in(directory).start();
        try {
            KafkaSection section = KafkaSection.at(broker.bootstrapServers());
            new TopicSetup(section.access(), section.topics()).create();
            return new BenchKafka(broker);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Makes topics for a job that runs beside others, and says how to reach them. */
    public KafkaSettings of(BenchJob job) {
        KafkaSection section = job.section(broker.bootstrapServers());
        new TopicSetup(section.access(), section.topics()).create();
        return section.access();
    }

    /** How to reach it. */
    public KafkaSettings access() {
        return KafkaSection.at(broker.bootstrapServers()).access();
    }

    /** Publishes to a broker as a feed does; to be closed. */
    public static KafkaPublisher publisher(KafkaSettings kafka) {
        return KafkaPublisher.connect(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), kafka.topicPrefix(), "bench");
    }

    @Override
    public void close() {
        broker.close();
    }
}
