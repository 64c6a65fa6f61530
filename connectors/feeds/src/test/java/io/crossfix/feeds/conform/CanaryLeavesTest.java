package io.crossfix.feeds.conform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.feeds.door.Feed;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.SensorRegister;
import io.crossfix.feeds.door.StreamDoor;
import io.crossfix.feeds.mapping.Outcome;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.wire.RecordJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A plate, a phone number, a name and a narrative in every single place of every sample: none comes out of the decoder. */
class CanaryLeavesTest {

    private static final Path SAMPLES = Path.of("src/test/resources/formats");

    /** What identifies an observation or its sensor travels as it is: whoever puts a plate there publishes it himself. */
    private final Map<String, Set<String>> identifiers =
            new JsonMapper().readValue(SAMPLES.resolve("identifiers.json").toFile(), new TypeReference<>() {});

    CanaryLeavesTest() throws Exception {}

    static Stream<Arguments> samples() throws Exception {
        Stream<Arguments> ours = ShippedFormatsTest.samples();
        return Stream.concat(
                ours.map(sample -> Arguments.of(
                        sample.get()[0], ((Sample) sample.get()[1]).file().toString())),
                VendorSamples.present()
                        .map(sample ->
                                Arguments.of(sample.format(), sample.file().toString())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noCanaryComesOut(String format, String file) throws Exception {
        Sample sample = new Sample(Path.of(file));
        Feed feed = new Feed(
                "trial",
                Formats.of(format, Path.of(".")),
                new Tokeniser(TokenKey.of("k".repeat(32), "test")),
                StreamDoor.knowing(SensorRegister.read(SAMPLES.resolve("sensors.yaml"))));
        Leaves leaves = Leaves.of(sample.bytes());
        Set<String> leaking = new TreeSet<>();
        for (int leaf = 0; leaf < leaves.paths().size(); leaf++) {
            for (String canary : Canaries.ALL) {
                for (Outcome outcome : feed.decode(leaves.with(leaf, canary), sample.attributes())) {
                    if (Canaries.in(text(outcome)) != null) {
                        leaking.add(leaves.paths().get(leaf));
                    }
                }
            }
        }
        assertThat(leaking.stream().filter(path -> !isIdentifier(format, path))).isEmpty();
        System.out.println(file + ": " + leaves.paths().size() + " places, canaries seen only in " + leaking);
    }

    private boolean isIdentifier(String format, String path) {
        return identifiers.getOrDefault(format, Set.of()).stream()
                .anyMatch(end -> end.startsWith("/") ? path.equals(end) : path.endsWith(end));
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Observed observed) {
            return RecordJson.of(observed.record()).toString();
        }
        return outcome instanceof Outcome.Refused refused
                ? refused.refusal().detail() + new String(refused.bytes(), StandardCharsets.UTF_8)
                : outcome.toString();
    }
}
