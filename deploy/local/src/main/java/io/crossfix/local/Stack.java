package io.crossfix.local;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.settings.KafkaSection;
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
     */
    public static Stack start(DataDirectory data, int port, int parallelism) {
        CompletableFuture<LocalFusion> fusion =
                CompletableFuture.supplyAsync(() -> LocalFusion.start(data, parallelism));
        try {
            EmbeddedKafka broker = brokerWithTopics(data, port);
            return new Stack(broker, joined(fusion, broker));
        } catch (RuntimeException e) {
            fusion.thenAccept(LocalFusion::close).exceptionally(also -> null).join();
            throw e;
        }
    }

    private static EmbeddedKafka brokerWithTopics(DataDirectory data, int port) {
        EmbeddedKafka broker = EmbeddedKafka.in(data.kafka()).port(port).start();
        try {
            KafkaSection kafka = KafkaSection.at(broker.bootstrapServers());
            new TopicSetup(kafka.access(), kafka.topics()).create();
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
