package io.crossfix.feeds.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.feeds.hotlist.Hotlist;
import io.crossfix.feeds.mapping.Known;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.token.Normalisation;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.ReviewState;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class StreamDoorTest {

    private static final String ALERT = Town.shot(
            "IALRT05",
            "<time>2026-07-04T21:30:49Z</time><publishedTime>2026-07-04T21:31:20Z</publishedTime>"
                    + "<type>Multiple Gunshots</type><rounds>4</rounds><latitude>37.8</latitude>"
                    + "<longitude>-122.27</longitude><reviewStatus>RAW</reviewStatus>");
    private static final long AT = Instant.parse("2026-07-04T21:39:00Z").toEpochMilli();

    private final Town town;

    StreamDoorTest() throws Exception {
        town = new Town();
    }

    @Test
    void aRepeatIsAcknowledgedAndNotSaidAgain() {
        assertThat(town.hears("gunshot-packets", "acoustics", ALERT)).isEqualTo(new Receipt(1, 0, 0, List.of()));
        assertThat(town.hears("gunshot-packets", "acoustics", ALERT)).isEqualTo(new Receipt(0, 1, 0, List.of()));
        assertThat(town.kept.records).hasSize(1);
    }

    @Test
    void anUpdateKeepsWhatItLeavesOpenAndIsTheNextRevision() {
        town.hears("gunshot-packets", "acoustics", ALERT);
        town.hears(
                "gunshot-packets",
                "acoustics",
                Town.shot(
                        "IUPDT03",
                        "<updateTime>2026-07-04T21:34:02Z</updateTime><originalType>Multiple Gunshots</originalType>"
                                + "<finalType>Fireworks</finalType><workflowStatus>RECLASSIFIED</workflowStatus>"));
        GunshotDetection update = (GunshotDetection) town.kept.records.get(1);
        assertThat(update.getRevision()).isEqualTo(1);
        assertThat(update.getCategory()).isEqualTo(GunshotCategory.FIREWORKS);
        assertThat(update.getReview()).isEqualTo(ReviewState.RECLASSIFIED);
        assertThat(update.getObservedAt()).isEqualTo(Instant.parse("2026-07-04T21:30:49Z"));
        assertThat(update.getLatitude()).isEqualTo(37.8);
        assertThat(update.getRounds()).isEqualTo(4);
    }

    @Test
    void aDismissalWithdrawsAndAnOlderPacketChangesNothing() {
        town.hears("gunshot-packets", "acoustics", ALERT);
        town.hears(
                "gunshot-packets",
                "acoustics",
                Town.shot(
                        "IUPDT03",
                        "<updateTime>2026-07-04T21:34:02Z</updateTime><workflowStatus>DISMISSED</workflowStatus>"));
        assertThat(((GunshotDetection) town.kept.records.get(1)).getRetracted()).isTrue();
        assertThat(town.hears("gunshot-packets", "acoustics", ALERT).repeated()).isEqualTo(1);
        assertThat(town.kept.records).hasSize(2);
    }

    @Test
    void anUpdateOfNothingIsRefusedUntilTheAlertHasCome() {
        String update = Town.shot("IUPDT03", "<finalType>Fireworks</finalType>");
        assertThat(reasons(town.hears("gunshot-packets", "acoustics", update)))
                .containsExactly(Reason.NOTHING_TO_AMEND);
        town.hears("gunshot-packets", "acoustics", ALERT);
        assertThat(town.hears("gunshot-packets", "acoustics", update).published())
                .isEqualTo(1);
    }

    @Test
    void whatKafkaDidNotKeepIsSaidAgainUnderTheSameRevision() {
        town.kept.fails = true;
        assertThatThrownBy(() -> town.hears("gunshot-packets", "acoustics", ALERT))
                .isInstanceOf(NotKept.class)
                .hasMessageNotContaining("37.8");
        town.kept.fails = false;
        assertThat(town.hears("gunshot-packets", "acoustics", ALERT).published())
                .isEqualTo(1);
        assertThat(((GunshotDetection) town.kept.records.get(0)).getRevision()).isZero();
    }

    @Test
    void whatWasLostIsSaidAgainEvenWhenAnOlderPacketComesFirst() {
        town.hears("gunshot-packets", "acoustics", ALERT);
        town.kept.fails = true;
        String later =
                Town.shot("IUPDT03", "<updateTime>2026-07-04T21:34:02Z</updateTime><finalType>Fireworks</finalType>");
        assertThatThrownBy(() -> town.hears("gunshot-packets", "acoustics", later))
                .isInstanceOf(NotKept.class);
        town.kept.fails = false;
        town.hears("gunshot-packets", "acoustics", ALERT);
        assertThat(town.kept.records).hasSize(2);
        assertThat(((GunshotDetection) town.kept.records.get(1)).getCategory()).isEqualTo(GunshotCategory.FIREWORKS);
    }

    @Test
    void aMovedShotSaysWhereItWas() {
        town.hears("gunshot-packets", "acoustics", ALERT);
        town.hears(
                "gunshot-packets",
                "acoustics",
                Town.shot(
                        "IUPDT03",
                        "<updateTime>2026-07-04T21:34:02Z</updateTime><finalType>Multiple Gunshots</finalType>"
                                + "<latitude>37.85</latitude><longitude>-122.2</longitude>"));
        GunshotDetection moved = (GunshotDetection) town.kept.records.get(1);
        assertThat(moved.getMovedFromLatitude()).isEqualTo(37.8);
        assertThat(moved.getMovedFromLongitude()).isEqualTo(-122.27);
        assertThat(moved.getLatitude()).isEqualTo(37.85);
    }

    @Test
    void aDecoderThatFailsCostsOneMessage() throws Exception {
        Mapping mapping = Formats.of("openalpr", Path.of(".")).get(0);
        town.door.open(new Feed("openalpr", List.of(mapping), new Tokeniser(Town.KEY), new Known() {
            @Override
            public Station station(String name) {
                throw new IllegalStateException("TST0001 is in this message");
            }

            @Override
            public SpecificRecord said(Kind kind, String id) {
                throw new IllegalStateException("TST0001 is in this message");
            }
        }));
        assertThat(town.hears("openalpr", "rekor", Town.read(AT, "TST0001", 37.8))
                        .refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.detail())
                        .contains("IllegalStateException")
                        .doesNotContain("TST"));
    }

    @Test
    void whatWasPublishedBeforeTheDoorOpenedIsRemembered() throws Exception {
        town.hears("gunshot-packets", "acoustics", ALERT);
        Town next = new Town();
        next.door.recall(town.kept.records.get(0));
        assertThat(next.hears("gunshot-packets", "acoustics", ALERT)).isEqualTo(new Receipt(0, 1, 0, List.of()));
    }

    @Test
    void strangersAndImpostorsAreRefused() {
        String unknown = ALERT.replace("east-array", "west-array");
        assertThat(reasons(town.hears("gunshot-packets", "acoustics", unknown))).containsExactly(Reason.UNKNOWN_SENSOR);
        assertThat(reasons(town.hears("gunshot-packets", "rekor", ALERT))).containsExactly(Reason.WRONG_SENDER);
        assertThat(reasons(town.hears("gunshot-packets", "acoustics", ALERT.replace("east-array", "reader-7"))))
                .containsExactly(Reason.WRONG_SENDER);
        assertThat(reasons(town.hears("gunshot-packets", "rekor", ALERT.replace("east-array", "reader-7"))))
                .containsExactly(Reason.WRONG_STREAM);
        assertThat(reasons(town.hears("gunshot-packets", "acoustics", ALERT.replace(">37.8<", ">39.8<"))))
                .containsExactly(Reason.OUTSIDE_SENSOR_AREA);
        assertThat(reasons(town.hears("openalpr", "rekor", Town.read(AT, "TST1", 37.9))))
                .containsExactly(Reason.OUTSIDE_SENSOR_AREA);
        assertThat(town.kept.records).isEmpty();
        assertThat(town.kept.rejections).hasSize(6);
    }

    @Test
    void aSensorIsHeldToItsRateAndRepeatsDoNotCount() {
        for (int i = 0; i < 20; i++) {
            assertThat(town.hears("openalpr", "rekor", Town.read(AT + i, "TST" + i, 37.8))
                            .published())
                    .isEqualTo(1);
            assertThat(town.hears("openalpr", "rekor", Town.read(AT + i, "TST" + i, 37.8))
                            .repeated())
                    .isEqualTo(1);
        }
        assertThat(reasons(town.hears("openalpr", "rekor", Town.read(AT + 99, "TST99", 37.8))))
                .containsExactly(Reason.IMPOSSIBLE_RATE);
        town.later(Duration.ofSeconds(1));
        assertThat(town.hears("openalpr", "rekor", Town.read(AT + 99, "TST99", 37.8))
                        .published())
                .isEqualTo(1);
    }

    @Test
    void aSequenceNumberIsTakenOnceAndAGapIsTakenAsTheRegisterSays() {
        town.hears("axis-lpr", "rekor", Town.car("B8A44F000001", 7, 1));
        assertThat(town.hears("axis-lpr", "rekor", Town.car("B8A44F000001", 7, 1))
                        .repeated())
                .isEqualTo(1);
        assertThat(reasons(town.hears("axis-lpr", "rekor", Town.car("B8A44F000001", 7, 2))))
                .containsExactly(Reason.REPLAYED_SEQUENCE);
        assertThat(town.hears("axis-lpr", "rekor", Town.car("B8A44F000001", 9, 3))
                        .published())
                .isEqualTo(1);
        town.hears("axis-lpr", "rekor", Town.car("STRICT", 7, 1));
        assertThat(reasons(town.hears("axis-lpr", "rekor", Town.car("STRICT", 9, 2))))
                .containsExactly(Reason.SEQUENCE_GAP);
        assertThat(town.hears("axis-lpr", "rekor", Town.car("STRICT", 10, 3)).published())
                .isEqualTo(1);
    }

    @Test
    void theFutureIsRefused() {
        long ahead = town.now.plusSeconds(61).toEpochMilli();
        assertThat(reasons(town.hears("openalpr", "rekor", Town.read(ahead, "TST1", 37.8))))
                .containsExactly(Reason.FUTURE);
    }

    @Test
    void aPlateOfTheHotlistGetsItsCategoryWhileTheListHolds() {
        Instant from = Instant.ofEpochMilli(AT);
        Tokeniser tokeniser = new Tokeniser(Town.KEY);
        town.hotlist = new Hotlist(List.of(new Hotlist.Item(
                tokeniser.token(Normalisation.PLATE, "tst-0001", from),
                PlateCategory.STOLEN_VEHICLE,
                from,
                from.plusSeconds(10))));
        town.hears("openalpr", "rekor", Town.read(AT, "TST0001", 37.8));
        town.hears("openalpr", "rekor", Town.read(AT + 1, "TST0002", 37.8));
        town.hears("openalpr", "rekor", Town.read(AT + 10_000, "TST0001", 37.8));
        assertThat(town.kept.records)
                .extracting(record -> ((PlateRead) record).getCategory())
                .containsExactly(PlateCategory.STOLEN_VEHICLE, PlateCategory.READ, PlateCategory.READ);
    }

    @Test
    void aLaterStateOfAnIncidentIsARevisionOfWhatChanged() {
        String first = Eidos.incident("SUSP", "2026-07-04T21:31:40Z", 37.8);
        assertThat(town.hears("eido", "cad", first).published()).isEqualTo(2);
        assertThat(town.hears("eido", "cad", first.replace("21:31:40", "21:32:40"))
                        .repeated())
                .isEqualTo(2);
        Receipt third = town.hears("eido", "cad", Eidos.incident("ACTSHOOT", "2026-07-04T21:33:40Z", 37.8));
        assertThat(third.published()).isEqualTo(2);
        EmergencyCall call = (EmergencyCall) town.kept.records.get(2);
        assertThat(call.getRevision()).isEqualTo(1);
        assertThat(call.getIncidentId()).isEqualTo("i-70");
        assertThat(town.hears("eido", "cad", first).repeated())
                .as("an older state changes nothing")
                .isEqualTo(2);
    }

    private static List<Reason> reasons(Receipt receipt) {
        return receipt.refused().stream().map(Refusal::reason).toList();
    }
}
