package io.crossfix.local;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.KafkaSection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Kafka and Flink in this process, on one data directory. */
public final class Stack implements AutoCloseable {

    private final EmbeddedKafka broker;
    private final LocalFusion fusion;

    private Stack(EmbeddedKafka broker, LocalFusion fusion) {
        this.broker = broker;
        this.fusion = fusion;
    }

    /**
     * Starts Kafka with its topics, and Flink without a job; both at once, neither needs the other yet.
     *
     * @param port port of Kafka on 127.0.0.1; 0 for a free one
     * @param parallelism subtasks of every step, from 1
     * @param kept how long topics keep their records, where it is not as long as by default
     */
    public static Stack start(DataDirectory data, int port, int parallelism, Map<Topic, Duration> kept) {
        CompletableFuture<LocalFusion> fusion =
                CompletableFuture.supplyAsync(() -> LocalFusion.start(data, parallelism));
        try {
            EmbeddedKafka broker = brokerWithTopics(data, port, kept);
            return new Stack(broker, joined(fusion, broker));
        } catch (RuntimeException e) {
            fusion.thenAccept(LocalFusion::close).exceptionally(also -> null).join();
            throw e;
        }
    }

    private static EmbeddedKafka brokerWithTopics(DataDirectory data, int port, Map<Topic, Duration> kept) {
        EmbeddedKafka broker = EmbeddedKafka.in(data.kafka()).port(port).start();
        try {
            KafkaSection kafka = KafkaSection.at(broker.bootstrapServers());
            TopicSetup topics = new TopicSetup(kafka.access(), kafka.topics().keeping(kept));
            topics.create();
            // This broker is ours alone: what it kept longer before, it keeps no longer now.
            topics.applyRetention();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static LocalFusion joined(CompletableFuture<LocalFusion> fusion, EmbeddedKafka broker) {
        try {
            return fusion.join();
        } catch (CompletionException e) {
            broker.close();
            throw e.getCause() instanceof CommandFailed failed ? failed : e;
        }
    }

    /** How to reach the broker. */
    public KafkaSettings kafka() {
        return KafkaSection.at(broker.bootstrapServers()).access();
    }

    /** Flink, and what runs on it. */
    public LocalFusion fusion() {
        return fusion;
    }

    @Override
    public void close() {
        fusion.close();
        broker.close();
    }
}
