package io.crossfix.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.Topic;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Heartbeat;
import io.crossfix.rejections.Fate.Enters;
import io.crossfix.rejections.Fate.Stays;
import io.crossfix.rejections.Fate.Why;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.RecordCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondJudgementTest {

    static {
        AvroTrust.install();
    }

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Place PLACE = new Place("crossfix.gunshot", 2, 81);
    private static final Place NEW_PLACE = new Place("crossfix.gunshot", 3, 90);

    private final RecordCodec codec = new RecordCodec();
    private final RedriveLedger ledger = new RedriveLedger();

    @Test
    void aRecordWhoseTimeHasComeEntersUnderItsSensor() {
        assertThat(judge(rejected(PLACE, shot(NOW)))).isEqualTo(new Enters("s-1", PLACE, PLACE, 1));
        assertThat(judge(rejected(PLACE, shot(NOW.plusSeconds(61))))).isEqualTo(new Stays(Why.STILL_REFUSED, "FUTURE"));
    }

    @Test
    void oneThatIsRefusedAgainIsTriedAgainUntilTheLimitAndRemembersWhereItBegan() {
        SpecificRecord shot = shot(NOW);
        ledger.take(new Redriven(PLACE, NEW_PLACE, PLACE, 1));
        assertThat(judge(rejected(PLACE, shot))).isEqualTo(new Stays(Why.REDRIVEN_BEFORE, ""));
        assertThat(judge(rejected(NEW_PLACE, shot))).isEqualTo(new Enters("s-1", NEW_PLACE, PLACE, 2));
        Place third = new Place("crossfix.gunshot", 3, 91);
        ledger.take(new Redriven(NEW_PLACE, third, PLACE, 2));
        assertThat(judge(rejected(third, shot))).isEqualTo(new Stays(Why.GIVEN_UP, ""));
    }

    @Test
    void whatTheStreamWouldHaveLetGoOfDoesNotComeBack() {
        assertThat(judge(rejected(PLACE, shot(NOW.minus(Duration.ofHours(24))))))
                .isInstanceOf(Enters.class);
        assertThat(judge(rejected(PLACE, shot(NOW.minus(Duration.ofHours(24)).minusMillis(1)))))
                .isEqualTo(new Stays(Why.TOO_OLD, ""));
    }

    @Test
    void partsForeignersAndHeartbeatsStay() {
        SpecificRecord shot = shot(NOW);
        RejectedRecord whole = rejected(PLACE, shot);
        assertThat(judge(with(whole, PLACE, true))).isEqualTo(new Stays(Why.CUT, ""));
        assertThat(judge(with(whole, null, false))).isEqualTo(new Stays(Why.NOT_OF_THE_JOB, ""));
        assertThat(judge(rejected(PLACE, new Heartbeat("gateway", NOW)))).isEqualTo(new Stays(Why.NO_OBSERVATION, ""));
    }

    @Test
    void theLineOfARedriveIsReadBackAndIsNoRejection() {
        Redriven line = new Redriven(PLACE, NEW_PLACE, new Place("a-b.c-d", 0, 1), 2);
        ProducerRecord<byte[], byte[]> written = line.record("crossfix.rejections");
        LoggedRecord read = new LoggedRecord(
                "crossfix.rejections",
                0,
                5,
                NOW.toEpochMilli(),
                written.key(),
                written.value(),
                Arrays.stream(written.headers().toArray())
                        .map(header -> new LoggedRecord.Header(header.key(), header.value()))
                        .toList());
        assertThat(Redriven.of(read)).contains(line);
        assertThat(RejectedRecord.of(read)).isNull();
        assertThat(Redriven.of(new LoggedRecord("t", 0, 0, 0, null, null, List.of())))
                .isEmpty();
    }

    private Fate judge(RejectedRecord rejected) {
        return new SecondJudgement(
                        new SecondJudgement.Asked(Topic.GUNSHOT, Duration.ofDays(1), 2, NOW),
                        new Admission(AdmissionSettings.DEFAULT),
                        ledger)
                .of(rejected);
    }

    private RejectedRecord rejected(Place place, SpecificRecord record) {
        return new RejectedRecord(
                NOW, "crossfix.gunshot", place, 0, "CLOCK", "FUTURE", "", codec.encode(record), false);
    }

    private static RejectedRecord with(RejectedRecord of, @Nullable Place place, boolean cut) {
        return new RejectedRecord(
                of.rejectedAt(), of.source(), place, 0, of.stage(), of.reason(), of.detail(), of.bytes(), cut);
    }

    private static GunshotDetection shot(Instant at) {
        return GunshotDetection.newBuilder()
                .setId("g-1")
                .setSensorId("s-1")
                .setObservedAt(at)
                .setLatitude(37.8044)
                .setLongitude(-122.2711)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(3)
                .setConfidence(0.9)
                .build();
    }
}
