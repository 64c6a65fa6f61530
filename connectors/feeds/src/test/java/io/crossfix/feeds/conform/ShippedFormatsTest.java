package io.crossfix.feeds.conform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.SensorRegister;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format that is shipped, on messages made after the vendors' descriptions, beside what was written down for each. */
class ShippedFormatsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/formats");

    static Stream<Arguments> samples() throws Exception {
        Stream.Builder<Arguments> all = Stream.builder();
        for (String format : Formats.shipped()) {
            Sample.in(SAMPLES.resolve(format)).forEach(sample -> all.add(Arguments.of(format, sample)));
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleBecomesWhatWasWrittenDown(String format, Sample sample) throws Exception {
        Trial trial = new Trial(Formats.of(format, Path.of(".")), SensorRegister.read(SAMPLES.resolve("sensors.yaml")));
        JsonNode outcomes = trial.outcomes(sample.bytes(), sample.attributes());
        if (Boolean.getBoolean("crossfix.expect")) {
            sample.expect(outcomes);
        }
        assertThat(new JsonMapper().readTree(outcomes.toString())).isEqualTo(sample.expected());
    }
}
