package io.crossfix.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crossfix.record.Match;
import io.crossfix.record.RiskReading;
import io.crossfix.wire.Refusal.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordCodecTest {

    private static final long SEED = 20261123;

    private final RecordCodec codec = new RecordCodec();

    static List<Schema> everyRecord() {
        return SchemaBook.CURRENT;
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void comesBackAsItWas(Schema schema) throws Undecodable {
        RandomRecord records = new RandomRecord(new Random(SEED));
        for (int i = 0; i < 200; i++) {
            SpecificRecord sent = records.of(schema);
            assertThat(codec.decode(codec.encode(sent))).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    void isRefusedWhenCutAnywhereOrWhenAnythingFollows(Schema schema) {
        byte[] whole = codec.encode(new RandomRecord(new Random(SEED)).of(schema));
        for (int length = 0; length < whole.length; length++) {
            assertRefused(
                    Arrays.copyOf(whole, length),
                    length == 0 ? Reason.EMPTY : length < 10 ? Reason.NOT_FRAMED : Reason.MALFORMED);
        }
        assertRefused(Arrays.copyOf(whole, whole.length + 3), Reason.TRAILING_BYTES);
    }

    @ParameterizedTest
    @MethodSource("everyRecord")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void mutatedBytesAreARecordOrARefusalAndNothingElse(Schema schema) {
        Random random = new Random(SEED);
        RandomRecord records = new RandomRecord(random);
        for (int i = 0; i < 4_000; i++) {
            byte[] mutant = mutate(codec.encode(records.of(schema)), random);
            assertThat(isDecidedWithoutAnError(mutant))
                    .as("seed %d, %s, case %d: %s", SEED, schema.getName(), i, Arrays.toString(mutant))
                    .isTrue();
        }
    }

    @Test
    void aBlockThatStatesAThousandMillionItemsIsRefused() throws IOException {
        RandomRecord records = new RandomRecord(new Random(SEED));
        for (SpecificRecord holder :
                List.of(records.of(Match.getClassSchema()), records.of(RiskReading.getClassSchema()))) {
            byte[] whole = codec.encode(holder);
            for (int at = 10; at < whole.length; at++) {
                assertThat(isDecidedWithoutAnError(replaceTail(whole, at, -1_000_000_000L, 0, 0)))
                        .isTrue();
                assertThat(isDecidedWithoutAnError(replaceTail(whole, at, 1_000_000_000L, 0)))
                        .isTrue();
            }
        }
    }

    private boolean isDecidedWithoutAnError(byte[] bytes) {
        try {
            return codec.decode(bytes) != null;
        } catch (Undecodable e) {
            return e.refusal().detail().length() < 200;
        } catch (RuntimeException | Error e) {
            return false;
        }
    }

    private void assertRefused(byte[] bytes, Reason reason) {
        assertThatExceptionOfType(Undecodable.class)
                .isThrownBy(() -> codec.decode(bytes))
                .satisfies(e -> assertThat(e.refusal().reason()).isEqualTo(reason));
    }

    /** One to three of: flip a bit, cut, insert a forged number, repeat a part. The header stays. */
    private static byte[] mutate(byte[] valid, Random random) {
        byte[] mutant = valid;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            mutant = mutateOnce(mutant, random);
        }
        return mutant;
    }

    private static byte[] mutateOnce(byte[] bytes, Random random) {
        int at = 10 + random.nextInt(Math.max(1, bytes.length - 10));
        return switch (random.nextInt(4)) {
            case 0 -> flipped(bytes, Math.min(at, bytes.length - 1), random.nextInt(8));
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> replaceTail(bytes, at, random.nextLong() >> random.nextInt(64), random.nextInt(100));
            default -> repeated(bytes, at);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, int bit) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << bit);
        return copy;
    }

    private static byte[] repeated(byte[] bytes, int from) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length + bytes.length - Math.min(from, bytes.length));
        System.arraycopy(bytes, Math.min(from, bytes.length), copy, bytes.length, copy.length - bytes.length);
        return copy;
    }

    /** The first {@code keep} bytes, then these numbers as Avro writes them, then what followed. */
    private static byte[] replaceTail(byte[] bytes, int keep, long... numbers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, Math.min(keep, bytes.length));
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
            for (long number : numbers) {
                encoder.writeLong(number);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        out.write(bytes, Math.min(keep, bytes.length), bytes.length - Math.min(keep, bytes.length));
        return out.toByteArray();
    }
}
