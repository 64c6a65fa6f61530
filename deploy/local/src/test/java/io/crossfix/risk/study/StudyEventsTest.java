package io.crossfix.risk.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.backtest.engine.Recording;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Origin;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyEventsTest {

    static {
        AvroTrust.install();
    }

    private static final Instant EVENING = Instant.parse("2024-05-03T20:00:00Z");
    private static final double LATITUDE = 38.86;
    private static final double LONGITUDE = -76.98;

    private final Grid grid = new Grid(GridSettings.DEFAULT);

    private static GunshotDetection.Builder shot(String id, double minutes, double north) {
        return GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId("array")
                .setObservedAt(EVENING.plusMillis(Math.round(60_000 * minutes)))
                .setLatitude(LATITUDE + north / 111_195)
                .setLongitude(LONGITUDE);
    }

    private static SpecificRecord call(String id, double minutes) {
        return EmergencyCall.newBuilder()
                .setId(id)
                .setSensorId("psap")
                .setObservedAt(EVENING.plusMillis(Math.round(60_000 * minutes)))
                .setLatitude(LATITUDE)
                .setLongitude(LONGITUDE)
                .setCategory(CallCategory.SHOTS_FIRED)
                .build();
    }

    private StudyEvents events(List<SpecificRecord> records) {
        return StudyEvents.of(
                new Recording("made", MadeStudy.ZONE, records, new Recording.Rows(records.size(), Map.of(), Map.of())),
                grid);
    }

    @Test
    void aSalvoIsOneIncidentHoweverLongItLastsAndACallIsAnother() {
        StudyEvents events = events(List.of(
                shot("a", 0, 0).build(),
                shot("b", 29, 0).build(),
                shot("c", 58, 0).build(),
                call("d", 59),
                shot("e", 88.1, 0).build(),
                shot("f", 89, 5_000).build()));
        assertThat(events.events().stream().map(StudyEvent::followUp))
                .containsExactly(false, true, true, false, false, false);
        assertThat(events.events().stream().map(StudyEvent::source).distinct())
                .containsExactly(RiskSource.GUNSHOT, RiskSource.SHOTS_CALL);
    }

    @Test
    void whatWeighsNothingInTheEngineIsNoEvent() {
        StudyEvents events = events(List.of(
                shot("kept", 0, 0).build(),
                shot("drill", 100, 0).setExercise(true).build(),
                shot("patrol", 200, 0).setOrigin(Origin.DISCOVERED).build(),
                shot("gone", 300, 0).setRevision(1).build(),
                shot("gone", 300, 0).setRevision(2).setRetracted(true).build(),
                shot("moved", 400, 0).setRevision(1).build(),
                shot("moved", 400, 9_000).setRevision(2).build()));
        assertThat(events.events()).hasSize(2);
        assertThat(events.events().get(1).cell())
                .isNotEqualTo(events.events().get(0).cell());
        assertThat(events.leftOut())
                .isEqualTo(
                        Map.of("exercise", 1L, "discovered by a patrol", 1L, "withdrawn", 1L, "earlier revision", 2L));
    }

    /** All pairs, without a window that moves. */
    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void followUpsAreThoseOfAllPairs(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<SpecificRecord> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            records.add(
                    shot("g-" + i, random.nextInt(2_000), random.nextInt(4_000)).build());
        }
        List<StudyEvent> events = events(records).events();
        for (int i = 0; i < events.size(); i++) {
            StudyEvent event = events.get(i);
            Set<Long> near = new HashSet<>(grid.riskRings(event.cell(), 1).get(1));
            near.add(event.cell());
            boolean follows = events.subList(0, i).stream()
                    .anyMatch(other -> event.at() - other.at() <= 1_800_000 && near.contains(other.cell()));
            assertThat(event.followUp()).isEqualTo(follows);
        }
        assertThat(events.stream().filter(StudyEvent::followUp)).hasSizeBetween(20, 200);
    }
}
