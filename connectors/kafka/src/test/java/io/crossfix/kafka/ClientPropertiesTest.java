package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    private static final KafkaSettings ELSEWHERE = new KafkaSettings(
            "127.0.0.1:9092",
            "crossfix.",
            "crossfix",
            Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1048576", "client.rack", "north"));

    /** A clock that reckons with 128 KiB at a time would call partitions silent too early when more is fetched. */
    @Test
    void aSourceFetchesInThePortionsThatItsClockReckonsWithWhateverAnInstallationSays() {
        Properties told = ClientProperties.source(ELSEWHERE);
        assertThat(told)
                .containsEntry(
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        Integer.toString(ReadSoFar.FETCHED_AT_ONCE_BYTES))
                .containsEntry("client.rack", "north");
    }

    @Test
    void aReaderDoesAsTheInstallationSays() {
        assertThat(ClientProperties.consumer(ELSEWHERE))
                .containsEntry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, "1048576");
    }
}
