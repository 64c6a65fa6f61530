package io.crossfix.feeds.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.door.Feed;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.SensorRegister;
import io.crossfix.feeds.door.StreamDoor;
import io.crossfix.feeds.mapping.Outcome;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.record.GunshotDetection;
import io.crossfix.wire.RecordCodec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged messages of every format: bytes flipped, cut off, doubled, and hostile values in every place. None may crash the
 * door; each is refused with a reason, left out by name, or becomes a record that the streams' own rules allow.
 */
class MutatedMessagesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/formats");
    private static final int PER_FORMAT = 600;

    /** Values that have broken other systems. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "0",
            "-1",
            "-0.0",
            "NaN",
            "Infinity",
            "1e308",
            "1e999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "91",
            "-91",
            "181",
            "540",
            "2147483648",
            "1760000000",
            "1760000000000000",
            "9999-12-31T23:59:59Z",
            "2038-01-19T03:14:08Z",
            "1970-01-01T00:00:00Z",
            "null",
            "true",
            "[]",
            "{}",
            "${jndi:ldap://x}",
            "'; DROP TABLE alerts",
            "=HYPERLINK(\"x\")",
            "%s%n",
            "TSTА001",
            "\u0000",
            "\uD83D\uDE97",
            "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
            "a".repeat(70_000),
            "file:///etc/passwd",
            "javascript:alert(1)");

    static Stream<String> formats() {
        return Formats.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noneCrashesTheDoor(String format) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("MutatedMessagesTest " + format + " seed " + seed);
        Random random = new Random(seed);
        Feed feed = new Feed(
                "trial",
                Formats.of(format, Path.of(".")),
                new Tokeniser(TokenKey.of("k".repeat(32), "test")),
                StreamDoor.knowing(SensorRegister.read(SAMPLES.resolve("sensors.yaml"))));
        List<Sample> samples = Sample.in(SAMPLES.resolve(format)).toList();
        Map<String, Integer> tally = new TreeMap<>();
        for (int i = 0; i < PER_FORMAT; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] damaged = damaged(sample, random);
            List<Outcome> outcomes = feed.decode(damaged, sample.attributes());
            outcomes.forEach(outcome -> {
                check(outcome);
                tally.merge(name(outcome), 1, Integer::sum);
            });
        }
        System.out.println("  " + PER_FORMAT + " messages: " + tally);
        assertThat(tally.keySet())
                .as("mutations that damage nothing try nothing")
                .anyMatch(name -> name.startsWith("refused"));
    }

    private static void check(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            assertThat(refused.refusal().detail()).isNotBlank();
        } else if (outcome instanceof Outcome.Observed observed) {
            SpecificRecord record = observed.record();
            assertThat(new RecordCodec().encode(record)).hasSizeLessThan(64 * 1024);
            assertThat((double)
                            record.get(record.getSchema().getField("latitude").pos()))
                    .isBetween(-90.0, 90.0);
            assertThat((double)
                            record.get(record.getSchema().getField("longitude").pos()))
                    .isBetween(-180.0, 180.0);
            assertThat((double)
                            record.get(record.getSchema().getField("confidence").pos()))
                    .isBetween(0.0, 1.0);
            assertThat(String.valueOf(
                            record.get(record.getSchema().getField("id").pos())))
                    .hasSizeBetween(1, 128);
            if (record instanceof GunshotDetection shot) {
                assertThat(shot.getRounds()).isBetween(1, 10_000);
            }
        }
    }

    private static String name(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return "refused " + refused.refusal().reason();
        }
        return outcome instanceof Outcome.Filtered filtered ? "ignored " + filtered.filter() : "admitted";
    }

    private static byte[] damaged(Sample sample, Random random) throws Exception {
        byte[] bytes = sample.bytes();
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> flipped(bytes, random);
            case 2 -> joined(bytes, bytes);
            case 3 -> noise(random);
            default -> hostile(sample, random);
        };
    }

    private static byte[] hostile(Sample sample, Random random) throws Exception {
        Leaves leaves = Leaves.of(sample.bytes());
        return leaves.with(random.nextInt(leaves.paths().size()), HOSTILE.get(random.nextInt(HOSTILE.size())));
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i <= random.nextInt(5); i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(2000)];
        random.nextBytes(noise);
        return noise;
    }
}
