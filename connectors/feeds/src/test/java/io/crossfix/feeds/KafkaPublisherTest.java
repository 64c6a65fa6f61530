package io.crossfix.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.record.Alert;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaPublisherTest {

    private static final Map<String, Integer> PARTITIONS =
            Map.of("t.gunshot", 2, "t.plate-read", 3, "t.plate-hit", 1, "t.call", 1, "t.camera", 1, "t.rejections", 1);

    private final RecordCodec codec = new RecordCodec();

    @Test
    void anObservationGoesToTheTopicOfItsKindUnderItsSensor() throws Exception {
        MockProducer<byte[], byte[]> producer = producer(true);
        GunshotDetection shot = GunshotDetection.newBuilder()
                .setId("g-1")
                .setSensorId("s-1")
                .setObservedAt(Instant.EPOCH)
                .setLatitude(1)
                .setLongitude(2)
                .build();
        new KafkaPublisher(producer, "t.", "test").publish(shot);
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("t.gunshot");
        assertThat(sent.key()).asString().isEqualTo("s-1");
        assertThat(codec.decode(sent.value())).isEqualTo(shot);
    }

    @Test
    void aHeartbeatReachesEveryPartitionOfTheFourStreams() throws Exception {
        MockProducer<byte[], byte[]> producer = producer(true);
        new KafkaPublisher(producer, "t.", "replay").heartbeat(1_000);
        assertThat(producer.history())
                .extracting(sent -> sent.topic() + sent.partition())
                .containsExactlyInAnyOrder(
                        "t.gunshot0",
                        "t.gunshot1",
                        "t.plate-read0",
                        "t.plate-read1",
                        "t.plate-read2",
                        "t.plate-hit0",
                        "t.call0",
                        "t.camera0");
        assertThat(codec.decode(producer.history().get(0).value()))
                .isEqualTo(new Heartbeat("replay", Instant.ofEpochMilli(1_000)));
    }

    @Test
    void aRejectionCarriesItsBytesAndWhereAndWhy() {
        MockProducer<byte[], byte[]> producer = producer(true);
        byte[] line = "1,2".getBytes(StandardCharsets.UTF_8);
        new KafkaPublisher(producer, "t.", "test")
                .reject(new FeedRejection("calls.csv", 7, line, new Refusal(Reason.MALFORMED, "has 2 columns")));
        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo("t.rejections");
        assertThat(sent.value()).isEqualTo(line);
        Map<String, String> headers = new HashMap<>();
        sent.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .isEqualTo(Map.of(
                        "dlq.source.topic", "calls.csv",
                        "dlq.source.offset", "7",
                        "dlq.stage", "DECODE",
                        "dlq.reason", "MALFORMED",
                        "dlq.detail", "has 2 columns"));
    }

    @Test
    void whatDidNotArriveIsSaidAtTheNextFlushAndAtEveryFurtherSend() {
        MockProducer<byte[], byte[]> producer = producer(false);
        KafkaPublisher publisher = new KafkaPublisher(producer, "t.", "test");
        publisher.publish(call("c-1"));
        publisher.publish(call("c-2"));
        producer.completeNext();
        producer.errorNext(new TimeoutException("120 s passed"));
        assertThatThrownBy(publisher::flush)
                .isInstanceOf(PublishFailed.class)
                .hasMessageContaining("Kafka did not take a record that was published: 120 s passed");
        assertThatThrownBy(() -> publisher.publish(call("c-3"))).isInstanceOf(PublishFailed.class);
    }

    @Test
    void onlyObservationsArePublished() {
        assertThatThrownBy(() -> new KafkaPublisher(producer(true), "t.", "test").publish(new Alert()))
                .hasMessage("a Alert is no observation");
    }

    private static EmergencyCall call(String id) {
        return EmergencyCall.newBuilder()
                .setId(id)
                .setSensorId("psap")
                .setObservedAt(Instant.EPOCH)
                .setLatitude(1)
                .setLongitude(2)
                .build();
    }

    private static MockProducer<byte[], byte[]> producer(boolean completes) {
        List<PartitionInfo> all = new ArrayList<>();
        PARTITIONS.forEach((topic, count) -> {
            for (int i = 0; i < count; i++) {
                all.add(new PartitionInfo(topic, i, Node.noNode(), new Node[0], new Node[0]));
            }
        });
        Cluster cluster = new Cluster("test", List.of(), all, Set.of(), Set.of());
        return new MockProducer<>(
                cluster, completes, new RoundRobinPartitioner(), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
