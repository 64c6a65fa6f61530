package io.crossfix.feeds.hotlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.token.Folding;
import io.crossfix.feeds.token.KeyRing;
import io.crossfix.feeds.token.Normalisation;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotlistTest {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final String HEADER = "list_id,plate_norm,category,reason_code,valid_from,valid_to\n";
    private static final String LIST = HEADER
            + "L1,TST 0001,STOLEN_VEHICLE,x,2026-11-01T00:00:00Z,2026-12-31T00:00:00Z\n"
            + "L1,TST0002,OTHER_HOTLIST,Jane Roe,2026-11-01T00:00:00Z,2026-12-31T00:00:00Z\n"
            + "L1,TST0003,STOLEN_PLATE,x,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z\n";

    @TempDir
    private Path directory;

    private KeyRing keys;
    private Tokeniser tokeniser;

    @BeforeEach
    void twoEpochs() throws Exception {
        Path ring = Files.createDirectory(directory.resolve("keys"));
        Files.writeString(ring.resolve("2026-11-16.key"), "a".repeat(32));
        Files.writeString(ring.resolve("2026-11-23.key"), "b".repeat(32));
        keys = KeyRing.open(ring);
        tokeniser = new Tokeniser(keys, Folding.NONE);
    }

    @Test
    void aListHoldsThroughARotationAndHoldsNoPlate() throws Exception {
        PlainHotlist.Tokenised made = tokenised(LIST);
        assertThat(made.items()).hasSize(2);
        assertThat(made.leftOut()).containsEntry(PlateCategory.OTHER_HOTLIST, 1);
        StringWriter text = new StringWriter();
        HotlistFile.write(made.items(), NOW, text);
        assertThat(text.toString()).doesNotContain("TST").doesNotContain("Jane").doesNotContain("L1");
        Path file = Files.writeString(directory.resolve("hot.csv"), text.toString());

        Hotlist list = HotlistFile.read(file, PlainHotlist.USUAL, Duration.ofDays(7));
        assertThat(category(list, "TST0001", "2026-11-20T00:00:00Z")).isEqualTo(PlateCategory.STOLEN_VEHICLE);
        assertThat(category(list, "TST0001", "2026-11-24T00:00:00Z")).isEqualTo(PlateCategory.STOLEN_VEHICLE);
        assertThat(category(list, "TST0001", "2026-11-28T00:00:00Z"))
                .as("older than a week")
                .isEqualTo(PlateCategory.READ);
        assertThat(category(list, "TST0002", "2026-11-20T00:00:00Z")).isEqualTo(PlateCategory.READ);
        assertThat(category(list, "TST0003", "2026-11-20T00:00:00Z")).isEqualTo(PlateCategory.READ);
    }

    @Test
    void theOrderOfAFileDoesNotTellWhichTokensOfTwoEpochsAreOnePlate() throws Exception {
        StringBuilder many = new StringBuilder(HEADER);
        for (int i = 0; i < 100; i++) {
            many.append("L1,TST1").append(i).append(",STOLEN_VEHICLE,x,2026-11-01T00:00:00Z,2026-12-31T00:00:00Z\n");
        }
        StringWriter text = new StringWriter();
        HotlistFile.write(tokenised(many.toString()).items(), NOW, text);
        List<String> lines = text.toString().lines().skip(1).toList();
        assertThat(lines).hasSize(200).isSorted();
    }

    @Test
    void faultsNameTheLineAndNeverThePlate() {
        assertThatThrownBy(() -> tokenised(HEADER
                        + "L1,TSTЖ001,STOLEN_VEHICLE,x,2026-11-01T00:00:00Z,2026-12-31T00:00:00Z\n"
                        + "L1,TST0002,WANTED,x,2026-11-01T00:00:00Z,2026-12-31T00:00:00Z\n"
                        + "L1,TST0003,STOLEN_PLATE,x,yesterday,2026-12-31T00:00:00Z\n"))
                .isInstanceOfSatisfying(
                        InvalidDocument.class, e -> assertThat(e.faults()).hasSize(3))
                .hasMessageNotContaining("TST");
    }

    @Test
    void aFileThatIsNoneIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("hot.csv"), "plate\nTST0001\n");
        assertThatThrownBy(() -> HotlistFile.read(file, PlainHotlist.USUAL, Duration.ofDays(7)))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageNotContaining("TST0001");
    }

    private PlainHotlist.Tokenised tokenised(String list) throws Exception {
        return PlainHotlist.tokenise(new StringReader(list), "list", keys, tokeniser, PlainHotlist.USUAL, NOW);
    }

    private PlateCategory category(Hotlist list, String plate, String at) {
        Instant time = Instant.parse(at);
        return list.marked(PlateRead.newBuilder()
                        .setId("r")
                        .setSensorId("s")
                        .setObservedAt(time)
                        .setLatitude(1)
                        .setLongitude(1)
                        .setToken(tokeniser.token(Normalisation.PLATE, plate, time))
                        .build())
                .getCategory();
    }

    @Test
    void theFirstOfTwoThatHoldCounts() {
        Instant at = Instant.parse("2026-11-20T00:00:00Z");
        var token = tokeniser.token(Normalisation.PLATE, "TST0009", at);
        Hotlist list = new Hotlist(List.of(
                new Hotlist.Item(token, PlateCategory.MISSING_PERSON, at.minusSeconds(9), at),
                new Hotlist.Item(token, PlateCategory.FELONY_VEHICLE, at, at.plusSeconds(9)),
                new Hotlist.Item(token, PlateCategory.STOLEN_PLATE, at, at.plusSeconds(9))));
        assertThat(list.size()).isEqualTo(1);
        assertThat(category(list, "TST0009", "2026-11-20T00:00:00Z")).isEqualTo(PlateCategory.FELONY_VEHICLE);
    }
}
