package io.crossfix.chaos.load;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Bytes that are no record, of the kinds that have stopped jobs elsewhere. */
final class Poison {

    private static final List<Topic> TOPICS =
            List.of(Topic.GUNSHOT, Topic.PLATE_READ, Topic.PLATE_HIT, Topic.CALL, Topic.CAMERA);
    private static final int MOST_BYTES = 90_000;

    private Poison() {}

    static ProducerRecord<byte[], byte[]> record(KafkaSettings kafka, Random dice) {
        Topic topic = TOPICS.get(dice.nextInt(TOPICS.size()));
        return new ProducerRecord<>(kafka.name(topic), "poison".getBytes(StandardCharsets.UTF_8), bytes(dice));
    }

    private static byte @Nullable [] bytes(Random dice) {
        return switch (dice.nextInt(6)) {
            case 0 -> null;
            case 1 -> new byte[0];
            // The marker of a record, an unknown schema, noise.
            case 2 -> noise(dice, 40, (byte) 0xC3, (byte) 0x01);
            // What a registry's clients write before a record.
            case 3 -> noise(dice, 60, (byte) 0, (byte) 0);
            // A length of two thousand million.
            case 4 ->
                ByteBuffer.allocate(16)
                        .putShort((short) 0xC301)
                        .putLong(dice.nextLong())
                        .put(new byte[] {-2, -1, -1, -1, 15})
                        .array();
            default -> noise(dice, 1 + dice.nextInt(MOST_BYTES), (byte) '{', (byte) '"');
        };
    }

    private static byte[] noise(Random dice, int length, byte... start) {
        byte[] all = new byte[start.length + length];
        dice.nextBytes(all);
        System.arraycopy(start, 0, all, 0, start.length);
        return all;
    }
}
