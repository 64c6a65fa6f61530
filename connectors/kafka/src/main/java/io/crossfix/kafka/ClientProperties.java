package io.crossfix.kafka;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What Kafka's clients are told: first ours, then the installation's, then what must not be changed. */
final class ClientProperties {

    /** Whoever waits for a broker waits at most this long, milliseconds. */
    static final int PATIENCE_MILLIS = 20_000;

    // A broker answers as soon as there is a record, else 20 ms after the question: whatever else a reader wants of it,
    // also to end, waits for that.
    private static final Map<String, String> EAGER = Map.of(
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "1",
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1048576",
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, "16777216",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    /**
     * A job's source only ever waits for records, and there are ten for each slot: asked every 20 ms, idle brokers would be
     * busy. What it fetches of a partition at once is what {@link SilentPartition} reckons with, and is handed over at once: of
     * a partition that still has something in the client's memory nothing is asked for, and a question about the others may
     * take its half second.
     */
    private static final Map<String, String> OF_A_SOURCE = Map.of(
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "500",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(ReadSoFar.FETCHED_AT_ONCE_BYTES),
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000");

    private static final Map<String, String> PROMPT = Map.of(ProducerConfig.LINGER_MS_CONFIG, "1");

    private static final Map<String, String> SAFE =
            Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");

    private ClientProperties() {}

    static Properties consumer(KafkaSettings settings) {
        return merged(settings, EAGER, Map.of());
    }

    /** For a source of a job. */
    static Properties source(KafkaSettings settings) {
        return merged(settings, EAGER, OF_A_SOURCE);
    }

    static Properties producer(KafkaSettings settings) {
        return merged(settings, PROMPT, SAFE);
    }

    static Properties admin(KafkaSettings settings) {
        return merged(
                settings,
                Map.of(
                        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        "" + PATIENCE_MILLIS,
                        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                        "" + PATIENCE_MILLIS / 2),
                Map.of());
    }

    private static Properties merged(KafkaSettings settings, Map<String, String> ours, Map<String, String> fixed) {
        Properties all = new Properties();
        all.putAll(ours);
        all.putAll(settings.clientProperties());
        all.putAll(fixed);
        all.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return all;
    }
}
