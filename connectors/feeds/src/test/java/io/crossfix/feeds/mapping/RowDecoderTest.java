package io.crossfix.feeds.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.read.Line;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraEvent;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowDecoderTest {

    private static final String COMMON = """
            mapping: test
            about: A test.
            source: {format: csv}
            id: 't-{#line}'
            sensor: s
            position: {latitude: lat, longitude: lon}
            """;
    private static final String TIME = "time: {column: at, format: iso-8601}\n";
    private static final Map<String, String> SOMEWHERE =
            Map.of("at", "2024-06-01T21:00:00Z", "lat", "37.8", "lon", "-122.2");

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        // Clocks went back on 5 November 2023 at 02:00 PDT and forward on 10 March 2024 at 02:00 PST (tzdata).
        "overlap: earlier, 2023-11-05 01:30:00, 2023-11-05T08:30:00Z",
        "overlap: later,   2023-11-05 01:30:00, 2023-11-05T09:30:00Z",
        "overlap: later,   2023-11-05 02:00:00, 2023-11-05T10:00:00Z",
        "overlap: later,   2023-11-05 00:59:59, 2023-11-05T07:59:59Z",
        "gap: shift,       2024-03-10 02:30:00, 2024-03-10T10:30:00Z",
        "gap: shift,       2024-03-10 03:00:00, 2024-03-10T10:00:00Z",
        "gap: reject,      2024-03-10 01:59:59, 2024-03-10T09:59:59Z",
    })
    void theTwoOddHoursOfTheYearFollowTheDeclaredPolicy(String policy, String local, Instant expected)
            throws Exception {
        Outcome outcome = decode(COMMON + pacific(policy) + always("{stream: CALL}"), at(local));
        assertThat(((Outcome.Observed) outcome).observedAt()).isEqualTo(expected);
    }

    @Test
    void aSkippedHourMayBeRefused() throws Exception {
        Outcome outcome = decode(COMMON + pacific("gap: reject") + always("{stream: CALL}"), at("2024-03-10 02:30:00"));
        assertThat(refusal(outcome))
                .isEqualTo(new Refusal(
                        Reason.IMPLAUSIBLE_TIME,
                        "column 'at' says 2024-03-10T02:30, which the clocks of America/Los_Angeles skipped (line 7)"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "epoch-millis, 1717275600123, 2024-06-01T21:00:00.123Z",
        "epoch-millis, 1.7172756E12, 2024-06-01T21:00:00Z",
        "epoch-seconds, 1717275600.5, 2024-06-01T21:00:00.500Z",
        "iso-8601, 2024-06-01T21:00:00-07:00, 2024-06-02T04:00:00Z",
        "iso-8601, 2024-06-01T21:00:00, 2024-06-02T04:00:00Z",
        "M/d/yyyy h:mm:ss a, 6/1/2024 9:00:00 pm, 2024-06-02T04:00:00Z",
        "yyyy-MM-dd HH:mm XX, 2024-06-01 21:00 +0200, 2024-06-01T19:00:00Z",
    })
    void timesAreReadAsTheMappingSays(String format, String text, Instant expected) throws Exception {
        String time = "time: {column: at, format: '" + format + "', zone: America/Los_Angeles}\n";
        Outcome outcome = decode(COMMON + time + always("{stream: CALL}"), at(text));
        assertThat(((Outcome.Observed) outcome).observedAt()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "yyyy-MM-dd HH:mm, 2023-02-30 10:00, BAD_VALUE",
        "yyyy-MM-dd HH:mm, 2023-02-28 10:00 or so, BAD_VALUE",
        "yyyy-MM-dd HH:mm, '', BAD_VALUE",
        "epoch-millis, 0, IMPLAUSIBLE_TIME",
        "epoch-millis, 1717275600, IMPLAUSIBLE_TIME",
        "epoch-seconds, 1717275600123, IMPLAUSIBLE_TIME",
        "epoch-millis, 1e400, BAD_VALUE",
        "epoch-millis, NaN, BAD_VALUE",
    })
    void aTimeThatIsNoneIsRefused(String format, String text, Reason reason) throws Exception {
        String time = "time: {column: at, format: '" + format + "', zone: UTC}\n";
        Refusal refusal = refusal(decode(COMMON + time + always("{stream: CALL}"), at(text)));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.detail()).contains("column 'at'").contains("(line 7)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'[-122.2, 37.8]', longitude-latitude",
        "'(37.8, -122.2)', latitude-longitude",
        "POINT (-122.2 37.8), longitude-latitude",
        "37.8;-122.2, latitude-longitude",
    })
    void bothCoordinatesMayStandInOneColumn(String pair, String order) throws Exception {
        String mapping = COMMON.replace("{latitude: lat, longitude: lon}", "{pair: where, order: " + order + "}");
        Outcome outcome = decode(mapping + TIME + always("{stream: CALL}"), with("where", pair));
        EmergencyCall call = (EmergencyCall) ((Outcome.Observed) outcome).record();
        assertThat(call.getLatitude()).isEqualTo(37.8);
        assertThat(call.getLongitude()).isEqualTo(-122.2);
    }

    @ParameterizedTest(name = "({0}, {1}) is {2}")
    @CsvSource({
        "'', -122.2, BAD_POSITION", "91, 0, BAD_POSITION", "37.8, -180.1, BAD_POSITION", "NaN, 1, BAD_POSITION",
        "37.8d, 1, BAD_POSITION", "0x1p3, 1, BAD_POSITION", "1e400, 1, BAD_POSITION", "'37,8', 1, BAD_POSITION",
        "0, 0, NULL_ISLAND", "0.0, -0, NULL_ISLAND"
    })
    void whatIsNoPlaceIsRefused(String latitude, String longitude, Reason reason) throws Exception {
        Map<String, String> row = Map.of("at", "2024-06-01T21:00:00Z", "lat", latitude, "lon", longitude);
        assertThat(refusal(decode(COMMON + TIME + always("{stream: CALL}"), row))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void anExactKeyWinsOverAStarAndTheLongerStarOverTheShorter() throws Exception {
        String mapping = COMMON + TIME + """
                classify:
                  by: '{code}'
                  table:
                    415*: {stream: CALL, category: DISTURBANCE}
                    415F*: {stream: CALL, category: FIGHT}
                    415FC: {stream: CALL, category: FIREWORKS}
                    415E: {stream: CAMERA, category: CROWD, count: 3}
                  default: filter
                """;
        assertThat(category(mapping, "415")).isEqualTo(CallCategory.DISTURBANCE);
        assertThat(category(mapping, "415Z")).isEqualTo(CallCategory.DISTURBANCE);
        assertThat(category(mapping, "415FX")).isEqualTo(CallCategory.FIGHT);
        assertThat(category(mapping, "415FC")).isEqualTo(CallCategory.FIREWORKS);
        assertThat(category(mapping, "415E")).isEqualTo(CameraLabel.CROWD);
        assertThat(decode(mapping, with("code", "41"))).isEqualTo(new Outcome.Filtered("other"));
    }

    @Test
    void theFirstFilterThatHoldsCountsTheRow() throws Exception {
        String mapping = COMMON + TIME + """
                filters:
                  - {name: no-code, column: code, is: empty}
                  - {name: admin, column: code, starts-with: [ADM, X]}
                  - {name: sevens, column: code, in: [7, 77]}
                  - {name: strangers, column: code, not-in: [A, B]}
                """ + always("{stream: CALL}");
        assertThat(decode(mapping, with("code", " "))).isEqualTo(new Outcome.Filtered("no-code"));
        assertThat(decode(mapping, with("code", "ADMIN"))).isEqualTo(new Outcome.Filtered("admin"));
        assertThat(decode(mapping, with("code", "77"))).isEqualTo(new Outcome.Filtered("sevens"));
        assertThat(decode(mapping, with("code", "C"))).isEqualTo(new Outcome.Filtered("strangers"));
        assertThat(decode(mapping, with("code", "B"))).isInstanceOf(Outcome.Observed.class);
    }

    @Test
    void numbersAreScaledAndAnEmptyCellLeavesTheDefault() throws Exception {
        String mapping = COMMON
                + TIME
                + always(
                        "{stream: PLATE, plate: {column: plate, tokenise: plate}, speed: {column: mph, scale: 0.44704},"
                                + " confidence: {column: percent, scale: 0.01}, heading: 90, category: STOLEN_VEHICLE}");
        PlateRead read = (PlateRead) ((Outcome.Observed) decode(mapping, plate("7ABC123", "50", ""))).record();
        assertThat(read.getSpeedMetresPerSecond()).isCloseTo(22.35f, within(0.01f));
        assertThat(read.getConfidence()).isEqualTo(1.0);
        assertThat(read.getHeadingDegrees()).isEqualTo(90f);
        assertThat(read.getOrigin()).isEqualTo(Origin.SENSOR);
        assertThat(refusal(decode(mapping, plate("7ABC123", "50", "170"))).detail())
                .isEqualTo("confidence must be within [0, 1], was 1.7 (column 'percent') (line 7)");
    }

    @Test
    void anEntryWinsOverTheCommonFields() throws Exception {
        String mapping = COMMON
                + TIME
                + "fields: {uncertainty: 100, priority: 5, incident: 'i-{code}', origin: DISCOVERED}\n"
                + always("{stream: CALL, priority: {column: code}, sensor: other}");
        EmergencyCall call = (EmergencyCall) ((Outcome.Observed) decode(mapping, with("code", "2"))).record();
        assertThat(call.getPriority()).isEqualTo(2);
        assertThat(call.getUncertaintyMetres()).isEqualTo(100f);
        assertThat(call.getIncidentId()).isEqualTo("i-2");
        assertThat(call.getOrigin()).isEqualTo(Origin.DISCOVERED);
        assertThat(call.getSensorId()).isEqualTo("other");
    }

    @Test
    void aCountIsCutToAWholeNumber() throws Exception {
        String mapping = COMMON + TIME + always("{stream: CAMERA, count: {column: code}}");
        CameraEvent seen = (CameraEvent) ((Outcome.Observed) decode(mapping, with("code", "12.9"))).record();
        assertThat(seen.getCount()).isEqualTo(12);
    }

    private static Object category(String mapping, String code) throws Exception {
        var record = ((Outcome.Observed) decode(mapping, with("code", code))).record();
        return record.get(record.getSchema().getField("category").pos());
    }

    private static Outcome decode(String text, Map<String, String> row) throws InvalidDocument {
        Mapping mapping = Mapping.read(text, "test.yaml");
        String[] cells = mapping.columns().stream()
                .map(name -> row.getOrDefault(name, ""))
                .toArray(String[]::new);
        return new RowDecoder(mapping, new Tokeniser(TokenKey.of("k".repeat(32), "test")))
                .decode(new Line.Row(7, new byte[0], cells), "file.csv");
    }

    private static Refusal refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).refusal();
    }

    private static Map<String, String> at(String text) {
        return Map.of("at", text, "lat", "37.8", "lon", "-122.2");
    }

    private static Map<String, String> plate(String plate, String mph, String percent) {
        Map<String, String> row = new HashMap<>(SOMEWHERE);
        row.putAll(Map.of("plate", plate, "mph", mph, "percent", percent));
        return row;
    }

    private static Map<String, String> with(String column, String text) {
        Map<String, String> row = new HashMap<>(SOMEWHERE);
        row.put(column, text);
        return row;
    }

    private static String pacific(String policy) {
        return "time: {column: at, format: 'yyyy-MM-dd HH:mm:ss', zone: America/Los_Angeles, " + policy + "}\n";
    }

    private static String always(String entry) {
        return "classify: {always: " + entry + "}\n";
    }
}
