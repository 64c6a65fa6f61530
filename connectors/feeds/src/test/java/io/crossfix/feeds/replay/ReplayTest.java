package io.crossfix.feeds.replay;

import static io.crossfix.feeds.replay.City.HEADER;
import static io.crossfix.feeds.replay.City.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.RecordingPublisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.wire.Refusal.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    private Path directory;

    private City city;

    @BeforeEach
    void found() {
        city = new City(directory);
    }

    @Test
    void oneFileFeedsTwoStreamsAndEveryRowIsAccountedFor() throws Exception {
        ReplayTally tally = city.publishes(
                        HEADER,
                        row(1, "21:00:00", "SHOT"),
                        row(2, "21:00:10", "FIGHT"),
                        row(3, "21:00:20", "BINGO NIGHT"),
                        row(4, "21:00:30", "DRILL"),
                        "5,2024-06-01 21:00:40,,FIGHT,,,",
                        "")
                .replays();
        GunshotDetection shot = city.publisher.published(GunshotDetection.class).get(0);
        assertThat(shot.getId()).isEqualTo("town-1");
        assertThat(shot.getRounds()).isEqualTo(2);
        assertThat(shot.getObservedAt()).isEqualTo(Instant.parse("2024-06-02T04:00:00Z"));
        assertThat(city.publisher.published(EmergencyCall.class))
                .extracting(EmergencyCall::getCategory)
                .containsExactly(CallCategory.FIGHT, CallCategory.OTHER);
        assertThat(tally.publishedByRecord()).isEqualTo(Map.of("GunshotDetection", 1L, "EmergencyCall", 2L));
        assertThat(tally.filtered()).isEqualTo(Map.of("drills", 1L, "blank", 1L));
        assertThat(tally.rejected()).isEqualTo(Map.of(Reason.BAD_POSITION, 1L));
        assertThat(tally.unlistedTexts()).isEqualTo(Map.of("BINGO NIGHT", 1L));
        assertThat(tally.rows()).isEqualTo(6).isEqualTo(tally.accounted());
    }

    @Test
    void aRejectionSaysWhereAndWhyAndHoldsTheLineUntouched() throws Exception {
        String line = "5,2024-06-01 21:00:40,,FIGHT,95.0,-122,";
        city.publishes(HEADER, row(1, "21:00:00", "SHOT"), line).replays();
        FeedRejection rejection = city.publisher.rejected.get(0);
        assertThat(rejection.source()).isEqualTo("file-0.csv");
        assertThat(rejection.position()).isEqualTo(3);
        assertThat(city.publisher.rejectedBytes()).containsExactly(line);
        assertThat(rejection.refusal().detail()).isEqualTo("latitude must be within [-90, 90], was 95.0 (line 3)");
    }

    @Test
    void nothingInAFileStopsTheReplay() throws Exception {
        String file = String.join(
                "\n",
                HEADER,
                row(1, "21:00:00", "SHOT"),
                "1,2,3",
                "x".repeat(2_000_000),
                "\u00FF,is not UTF-8 when written as one byte",
                "\"never closed,2024-06-01 21:00:40,,FIGHT,1,1,",
                "9,\"quoted\"badly,,FIGHT,1,1,",
                row(2, "21:00:10", "SHOT"),
                "7,yesterday,,FIGHT,1,1,",
                "8,1970-01-01 00:00:00,,FIGHT,1,1,",
                "9,2024-06-01 21:00:00,,FIGHT,0,0,",
                ",2024-06-01 21:00:00,,FIGHT,1,1,",
                "10,2024-06-01 21:00:00,,SHOT,1,1,many",
                row(3, "21:00:20", "SHOT"));
        ReplayTally tally =
                city.publishesBytes(file.getBytes(StandardCharsets.ISO_8859_1)).replays();
        assertThat(city.publisher.ids()).containsExactly("town-1", "town-2", "town-3");
        assertThat(tally.rejected())
                .isEqualTo(Map.of(
                        Reason.MALFORMED, 4L,
                        Reason.TOO_LARGE, 1L,
                        Reason.BAD_VALUE, 2L,
                        Reason.IMPLAUSIBLE_TIME, 1L,
                        Reason.NULL_ISLAND, 1L,
                        Reason.BAD_ID, 1L));
        assertThat(tally.accounted()).isEqualTo(13).isEqualTo(tally.rows());
    }

    @Test
    void rowsOutOfOrderAreSortedAndEqualTimesKeepTheOrderOfTheirLines() throws Exception {
        city.publishes(
                        HEADER,
                        row(1, "21:00:30", "SHOT"),
                        row(2, "21:00:10", "SHOT"),
                        row(3, "21:00:30", "SHOT"),
                        row(4, "21:00:10", "SHOT"))
                .replays();
        assertThat(city.publisher.ids()).containsExactly("town-2", "town-4", "town-1", "town-3");
    }

    @Test
    void filesPlainAndZippedAreOneRecording() throws Exception {
        ReplayTally tally = city.publishes(HEADER, row(1, "21:00:00", "SHOT"), row(3, "21:00:20", "SHOT"))
                .publishesZipped(HEADER, row(2, "21:00:10", "SHOT"), row(4, "21:00:20", "SHOT"))
                .replays();
        assertThat(city.publisher.ids()).containsExactly("town-1", "town-2", "town-3", "town-4");
        assertThat(tally.rows()).isEqualTo(4);
    }

    @Test
    void aTornArchiveCostsItsLastLineOnly() throws Exception {
        String[] lines = new String[201];
        lines[0] = HEADER;
        for (int i = 1; i <= 200; i++) {
            lines[i] = row(i * 7919 % 1000, "21:00:00", "SHOT");
        }
        city.publishesZipped(lines);
        Path file = city.files().get(0);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        ReplayTally tally = city.replays();
        assertThat(tally.published()).isPositive().isLessThan(200);
        assertThat(tally.rejected()).containsOnlyKeys(Reason.MALFORMED);
        assertThat(city.publisher.rejected.get(0).refusal().detail()).contains("torn or damaged");
    }

    @Test
    void inOrderOfReportsWhatWasToldLateComesLate() throws Exception {
        city.publishes(
                HEADER,
                row(1, "21:00:00", "21:05:00", "SHOT"),
                row(2, "21:01:00", "21:01:00", "FIGHT"),
                row(3, "21:02:00", "20:00:00", "FIGHT"));
        city.replays(ReplaySettings.DEFAULT.order(Order.REPORTED).speed(1));
        assertThat(city.publisher.ids()).containsExactly("town-2", "town-3", "town-1");
        assertThat(city.clock.slept()).isEqualTo(240_000);
        assertThat(city.publisher.published(EmergencyCall.class).get(1).getReportedAt())
                .as("told before it happened: unknown")
                .isNull();
        // Rows are up to five minutes late, so a heartbeat claims no more than five minutes ago.
        assertThat(city.publisher.heartbeats.get(0)).isEqualTo(utc("21:01:01") - 300_000);
    }

    @Test
    void aReplayIsPacedByTheClockAndSaysEverySecondThatTimePasses() throws Exception {
        city.publishes(HEADER, row(1, "21:00:00", "SHOT"), row(2, "21:05:00", "SHOT"), row(3, "21:05:00", "SHOT"));
        city.replays(ReplaySettings.DEFAULT.speed(60));
        assertThat(city.clock.sleeps).containsExactly(1_000L, 1_000L, 1_000L, 1_000L, 1_000L);
        assertThat(city.publisher.diary.toString()).isEqualTo("ohhhhoohf");
        assertThat(city.publisher.heartbeats)
                .containsExactly(
                        utc("21:01:00"),
                        utc("21:02:00"),
                        utc("21:03:00"),
                        utc("21:04:00"),
                        utc("21:05:00") + 86_400_000);
        assertThat(city.progress.get(0).remaining()).hasSeconds(4);
        assertThat(city.progress.get(0).total()).isEqualTo(3);
    }

    @Test
    void asFastAsPossibleNeverSleepsAndBeatsEveryThousand() throws Exception {
        city.publishes(rows(2_500));
        city.replays();
        assertThat(city.clock.sleeps).isEmpty();
        assertThat(city.progress).extracting(ReplayProgress::position).containsExactly(1_000L, 2_000L, 2_500L);
        assertThat(city.publisher.diary.indexOf("h")).isEqualTo(1_000);
        assertThat(city.publisher.diary).endsWith("ohf");
    }

    @Test
    void afterACrashTheRestFollowsAndNothingIsSaidTwice() throws Exception {
        List<String> lines = new ArrayList<>(List.of(rows(50)));
        lines.add(10, "broken early");
        lines.add(40, "broken late");
        String[] recording = lines.toArray(String[]::new);
        city.publishes(recording).publishes(HEADER, row(900, "21:00:05", "SHOT"), row(901, "20:00:00", "SHOT"));
        city.replays();
        for (int position : List.of(0, 1, 9, 10, 30, 52)) {
            RecordingPublisher rest = new RecordingPublisher();
            ReplayTally tally =
                    city.replay(ReplaySettings.DEFAULT.from(position)).run(city.files(), rest, progress -> {});
            assertThat(rest.ids()).isEqualTo(city.publisher.ids().subList(position, 52));
            assertThat(tally.skipped()).isEqualTo(position);
            assertThat(tally.accounted()).isEqualTo(tally.rows());
            assertThat(rest.rejected).hasSize(rejectionsBehind(position));
        }
    }

    @Test
    void whoCancelsGetsWhatWasPublishedFlushed() throws Exception {
        city.publishes(HEADER, row(1, "21:00:00", "SHOT"), row(2, "22:00:00", "SHOT"));
        Replay replay = city.replay(ReplaySettings.DEFAULT.speed(1));
        city.clock.whileSleeping(replay::cancel);
        ReplayTally tally = replay.run(city.files(), city.publisher, city.progress::add);
        assertThat(city.clock.slept()).isEqualTo(1_000);
        assertThat(tally.published()).isEqualTo(1);
        assertThat(tally.isComplete()).isFalse();
        assertThat(city.publisher.diary).endsWith("f").doesNotContain("c");
    }

    @Test
    void aFileThatDoesNotFitItsMappingIsRefusedBeforeAnythingIsPublished() throws Exception {
        city.publishes(HEADER, row(1, "21:00:00", "SHOT")).publishes("number,at,lat,lon", "1,2,3,4");
        assertThatThrownBy(city::replays)
                .isInstanceOf(UnusableSource.class)
                .hasMessageContaining(
                        "file-1.csv has no column 'kind', which the mapping reads; it has number, at, lat, lon");
        assertThat(city.publisher.diary).isEmpty();
    }

    @Test
    void aMissingFileAndAnEmptyOneAreNamed() throws IOException {
        city.publishesBytes(new byte[0]);
        assertThatThrownBy(city::replays).hasMessageContaining("file-0.csv is empty; a header line was expected");
        assertThatThrownBy(() -> city.replay(ReplaySettings.DEFAULT)
                        .run(List.of(directory.resolve("nowhere.csv")), city.publisher, progress -> {}))
                .hasMessageContaining("nowhere.csv is not a file that can be read");
    }

    /** How many rejections the undisturbed run handed on behind so many observations. */
    private int rejectionsBehind(int position) {
        String left = city.publisher.diary.toString().replaceAll("[hf]", "");
        for (int observations = 0; observations < position; observations++) {
            left = left.substring(left.indexOf('o') + 1);
        }
        return (int) left.chars().filter(c -> c == 'r').count();
    }

    private static String[] rows(int count) {
        String[] lines = new String[count + 1];
        lines[0] = HEADER;
        for (int i = 1; i <= count; i++) {
            lines[i] = row(i, String.format("21:%02d:%02d", i / 60, i % 60), "SHOT");
        }
        return lines;
    }

    private static long utc(String localTime) {
        return Instant.parse("2024-06-01T" + localTime + "Z")
                .plusSeconds(7 * 3_600)
                .toEpochMilli();
    }
}
