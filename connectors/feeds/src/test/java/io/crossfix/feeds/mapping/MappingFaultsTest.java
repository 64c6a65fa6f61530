package io.crossfix.feeds.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFaultsTest {

    private static final List<String> GOOD = List.of(
            "mapping: test",
            "about: A test.",
            "source: {format: csv}",
            "filters:",
            "  - {name: drills, column: kind, in: [DRILL]}",
            "id: 't-{number}'",
            "sensor: test-cad",
            "time: {column: at, format: 'yyyy-MM-dd HH:mm:ss', zone: America/Los_Angeles}",
            "position: {latitude: lat, longitude: lon}",
            "fields: {uncertainty: 50}",
            "classify:",
            "  by: '{kind}'",
            "  table:",
            "    SHOT: {stream: GUNSHOT, rounds: {column: rounds}}",
            "  default: {stream: CALL, category: OTHER}");

    @Test
    void theMappingThatTheOthersAreMadeFromIsGood() throws InvalidDocument {
        assertThat(Mapping.read(String.join("\n", GOOD), "test.yaml").columns())
                .containsExactlyInAnyOrder("kind", "number", "at", "lat", "lon", "rounds");
    }

    @ParameterizedTest(name = "line {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1  | 1  | mapping: Test Mapping                                      | does not match the regex pattern
            3  | 3  | source: {format: xls}                                      | does not have a value in the enumeration
            3  | 3  | source: {format: jsonl, delimiter: ';'}                    | delimiter is for csv only
            3  | 3  | source: {format: csv, quote: x}                            | property 'quote' is not defined
            5  | 5  | `  - {name: drills, column: kind}`                         | a filter has exactly one of in, not-in, starts-with, is; this one has none
            5  | 5  | `  - {name: drills, column: kind, in: [A], is: empty}`     | this one has in and is
            5  | 5  | `  - {name: blank, column: kind, in: [A]}`                 | the filter name 'blank' is taken
            6  | 6  | id: 't-{number'                                            | has a { without a column and a } behind it
            6  | 6  | id: 't-{}'                                                 | has a { without a column and a } behind it
            8  | 8  | time: {column: at, format: 'yyyy-MM-dd HH:mm:ss'}          | a zone is needed: the format says local times
            8  | 8  | time: {column: at, format: 'yyyy-MM-dd', zone: UTC}        | does not say both the date and the time of day
            8  | 8  | time: {column: at, format: 'bogus!', zone: UTC}            | no time format
            8  | 8  | time: {column: at, format: iso-8601, zone: Pacific/Sunken} | 'Pacific/Sunken' is no IANA time zone
            8  | 8  | time: {column: at, format: iso-8601, overlap: both}        | does not have a value in the enumeration
            9  | 9  | position: {latitude: lat}                                  | either latitude and longitude, or pair and order
            9  | 9  | position: {pair: where}                                    | either latitude and longitude, or pair and order
            10 | 10 | fields: {uncertainty: -5}                                  | uncertainty must be within [0, 100000], was -5
            10 | 10 | fields: {count: 3}                                         | no stream of this mapping has a field 'count'
            10 | 10 | fields: {uncertainty: {scale: 2}}                          | required property 'column' not found
            14 | 14 | `    SHOT: {stream: GUNSHOT, category: BANG}`              | 'BANG' is no category of GUNSHOT; it has [UNKNOWN, SINGLE, MULTIPLE
            14 | 14 | `    SHOT: {stream: GUNSHOT, priority: 1}`                 | a GUNSHOT observation has no field 'priority'
            14 | 14 | `    SHOT: {stream: GUNSHOT, confidence: 1.5}`             | confidence must be within [0, 1], was 1.5
            14 | 14 | `    SHOT: {stream: PLATE}`                                | a PLATE observation needs a plate
            14 | 14 | `    SHOT: {stream: DRONE}`                                | does not have a value in the enumeration
            14 | 6  | `    SHOT: {stream: CALL, caller: {column: number, tokenise: phone}}` | column 'number' becomes a token and must not be read plainly as well
            15 | 15 | `  default: drop`                                          | default is an entry or the word filter, was 'drop'
            15 | 12 | `  always: {stream: CALL}`                                 | classify has either always, or all of by, table and default
            """)
    void aFaultIsSaidWithItsLineAndItsCause(int line, int told, String replacement, String cause) {
        List<String> broken = new ArrayList<>(GOOD);
        broken.set(line - 1, replacement);
        InvalidDocument refused =
                catchThrowableOfType(InvalidDocument.class, () -> Mapping.read(String.join("\n", broken), "test.yaml"));
        assertThat(refused).as("the mapping was taken").isNotNull();
        assertThat(refused.faults()).anySatisfy(fault -> {
            assertThat(fault.message()).contains(cause);
            assertThat(fault.line()).isEqualTo(told);
        });
    }

    @Test
    void allFaultsAreSaidAtOnce() {
        List<String> broken = new ArrayList<>(GOOD);
        broken.set(7, "time: {column: at, format: 'yyyy-MM-dd', zone: Nowhere}");
        broken.set(9, "fields: {uncertainty: -5}");
        broken.set(14, "  default: {stream: CALL, category: NOISE}");
        InvalidDocument refused =
                catchThrowableOfType(InvalidDocument.class, () -> Mapping.read(String.join("\n", broken), "test.yaml"));
        assertThat(refused.faults()).extracting(Fault::line).containsExactly(8, 8, 10, 15);
    }
}
