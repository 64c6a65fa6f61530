package io.crossfix.feeds.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crossfix.feeds.RecordingPublisher;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.Refusal.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mappings that are shipped, on the whole of the files they were written for; expectations by naive line splits. */
class ShippedMappingsTest {

    private static final Path MAPPINGS = Path.of("../../deploy/mappings");
    private static final Path DATA = Path.of(System.getenv().getOrDefault("CROSSFIX_DATA", "../../../shared/data"));
    private static final String OAKLAND = "oakland/calls_for_service_2022-11_2024-03-04.csv.gz";
    private static final String ALERTS = "washington_dc/gunshot_alerts_2006_2015.csv.gz";
    private static final String CRIMES = "washington_dc/crimes_wards_3_4_8_to_2015.csv.gz";
    private static final String PLATES = "seattle/plate_reads_2021-10-01_05.csv.gz";

    private final RecordingPublisher publisher = new RecordingPublisher();

    @ParameterizedTest
    @MethodSource("mappings")
    void everyShippedMappingIsGood(Path mapping) throws Exception {
        assertThat(mapping.getFileName()).hasToString(Mapping.read(mapping).name() + ".yaml");
    }

    static List<Path> mappings() throws IOException {
        try (Stream<Path> files = Files.list(MAPPINGS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @Test
    void theExampleOfTheReadmeIsGood() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String example = readme.substring(readme.indexOf("```yaml") + 7);
        assertThat(Mapping.read(example.substring(0, example.indexOf("```")), "README.md")
                        .name())
                .isEqualTo("any-town");
    }

    @Test
    void oakland() throws Exception {
        List<String[]> rows = naive(OAKLAND);
        ReplayTally tally = replay("oakland-cfs.yaml", OAKLAND);
        assertThat(tally.rows()).isEqualTo(222_529).isEqualTo(rows.size()).isEqualTo(tally.accounted());
        assertThat(tally.rejected()).isEqualTo(Map.of(Reason.BAD_POSITION, 28L));
        assertThat(tally.filtered()).isEmpty();
        assertThat(count(GunshotDetection.class)).isEqualTo(where(rows, "415SS"));
        assertThat(calls(CallCategory.SHOTS_FIRED)).isEqualTo(where(rows, "415GS"));
        assertThat(calls(CallCategory.SHOOTING)).isEqualTo(where(rows, "246") + where(rows, "247"));
        assertThat(calls(CallCategory.FIREWORKS)).isEqualTo(where(rows, "415FC"));
        assertThat(calls(CallCategory.STOLEN_PLATE)).isEqualTo(where(rows, "484LP"));
        assertThat(calls(CallCategory.ROBBERY))
                .isEqualTo(where(rows, "211") + where(rows, "A211") + where(rows, "212_5"));
        assertThat(publisher.published(EmergencyCall.class))
                .filteredOn(call -> call.getOrigin() == Origin.DISCOVERED)
                .hasSizeGreaterThan(20_000);
        assertInOrderWithIdsOfTheirOwn(tally.published());
    }

    @Test
    void theRawOaklandFeedWithItsEmptyRowsAndRepeats() throws Exception {
        String first = "oakland/raw_feed_sample_2024-01-02.csv";
        ReplayTally tally = replay("oakland-raw-feed.yaml", first, "oakland/raw_feed_sample_2024-01-03.csv");
        assertThat(tally.rows()).isEqualTo(800).isEqualTo(tally.accounted());
        assertThat(tally.filtered()).isEqualTo(Map.of("empty-row", 12L));
        assertThat(tally.rejected()).isEmpty();
        // The cleaned file says 2024-01-01 19:11:40 of this call, in Oakland.
        assertThat(publisher.published(EmergencyCall.class))
                .filteredOn(call -> call.getId().equals("oak-LOP240101001079"))
                .first()
                .satisfies(call -> {
                    assertThat(call.getObservedAt()).isEqualTo(Instant.parse("2024-01-01T19:11:40-08:00"));
                    assertThat(call.getLatitude()).isEqualTo(37.7938685);
                    assertThat(call.getCategory()).isEqualTo(CallCategory.DISTURBANCE);
                });
    }

    @Test
    void washingtonAlerts() throws Exception {
        List<String[]> rows = naive(ALERTS);
        ReplayTally tally = replay("washington-alerts.yaml", ALERTS);
        assertThat(tally.rows()).isEqualTo(66_914).isEqualTo(rows.size()).isEqualTo(tally.published());
        long rounds = rows.stream().mapToLong(row -> Long.parseLong(row[4])).sum();
        assertThat(publisher.published(GunshotDetection.class).stream()
                        .mapToLong(GunshotDetection::getRounds)
                        .sum())
                .isEqualTo(rounds);
        assertThat(publisher.published(GunshotDetection.class).get(0).getObservedAt())
                .isEqualTo(Instant.parse("2006-01-27T03:35:11.313-05:00"));
        assertInOrderWithIdsOfTheirOwn(66_914);
    }

    @Test
    void washingtonCrimesComeAsLateAsTheyWereReported() throws Exception {
        List<String[]> rows = naive(CRIMES);
        ReplayTally tally = replay("washington-crimes.yaml", ReplaySettings.DEFAULT.order(Order.REPORTED), CRIMES);
        assertThat(tally.rows()).isEqualTo(29_662).isEqualTo(rows.size()).isEqualTo(tally.published());
        assertThat(calls(CallCategory.ARMED_ASSAULT))
                .isEqualTo(rows.stream()
                        .filter(row -> row[4].equals("ASSAULT W/DANGEROUS WEAPON") && row[5].equals("GUN"))
                        .count());
        assertThat(publisher.published(EmergencyCall.class))
                .filteredOn(call -> call.getReportedAt() == null)
                .hasSize(199);
        List<Instant> told = publisher.published(EmergencyCall.class).stream()
                .map(call -> call.getReportedAt() == null ? call.getObservedAt() : call.getReportedAt())
                .toList();
        assertThat(told).isSorted();
    }

    @Test
    void seattlePlates() throws Exception {
        List<String[]> rows = naive(PLATES);
        ReplayTally tally = replay("seattle-plates.yaml", PLATES);
        long lost = rows.stream().filter(row -> row[3].isEmpty()).count();
        assertThat(tally.rows()).isEqualTo(51_065).isEqualTo(rows.size()).isEqualTo(tally.accounted());
        assertThat(tally.rejected()).isEqualTo(Map.of(Reason.BAD_POSITION, lost));
        assertThat(count(PlateRead.class)).isEqualTo(51_065 - lost);
        Set<String> plates = new HashSet<>();
        rows.stream().filter(row -> !row[3].isEmpty()).forEach(row -> plates.add(row[2]));
        assertThat(publisher.published(PlateRead.class).stream()
                        .map(PlateRead::getToken)
                        .distinct())
                .hasSize(plates.size());
        assertThat(publisher.rejectedBytes()).allMatch(bytes -> bytes.contains("\"plate_token\":\"[redacted]\""));
        assertInOrderWithIdsOfTheirOwn(tally.published());
    }

    private ReplayTally replay(String mapping, String... files) throws Exception {
        return replay(mapping, ReplaySettings.DEFAULT, files);
    }

    private ReplayTally replay(String mapping, ReplaySettings settings, String... files) throws Exception {
        Tokeniser tokeniser = new Tokeniser(TokenKey.of("k".repeat(32), "test"));
        List<Path> paths = Stream.of(files).map(ShippedMappingsTest::data).toList();
        return new Replay(Mapping.read(MAPPINGS.resolve(mapping)), tokeniser, settings, PaceClock.SYSTEM)
                .run(paths, publisher, progress -> {});
    }

    private long count(Class<? extends SpecificRecord> type) {
        return publisher.published(type).size();
    }

    private long calls(CallCategory category) {
        return publisher.published(EmergencyCall.class).stream()
                .filter(call -> call.getCategory() == category)
                .count();
    }

    /** Rows of a code with a position: what the naive reader expects to be published. */
    private static long where(List<String[]> rows, String code) {
        return rows.stream()
                .filter(row -> row[3].equals(code) && !row[10].isEmpty())
                .count();
    }

    private void assertInOrderWithIdsOfTheirOwn(long count) {
        List<Instant> times = publisher.published.stream()
                .map(record -> (Instant) record.get(2))
                .toList();
        assertThat(times).hasSize((int) count).isSorted();
        assertThat(new HashSet<>(publisher.ids())).hasSize((int) count);
    }

    private static List<String[]> naive(String file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(data(file)));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        }
    }

    private static Path data(String file) {
        Path path = DATA.resolve(file);
        if (!Files.exists(path)) {
            System.err.println("SKIPPED: " + path + " is not there; set CROSSFIX_DATA to replay the real files");
        }
        assumeTrue(Files.exists(path), path + " is not there");
        return path;
    }
}
