package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.Retention;
import io.crossfix.model.Token;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.CallCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.MatchState;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import io.crossfix.rule.RuleSurroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may not be kept is gone from every byte of the job's state, on time; what was said of it stands. */
class RetentionTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    /** Not at the beginning of a minute: it must be gone by then all the same. */
    private static final long SEEN_AT = 1_772_961_300_000L + 41_234;

    private static final String READ = "plain-read-of-somebody";
    private static final String HIT = "read-of-a-stolen-car";
    private static final String CALL = "call-about-shots";

    private static final Retention BY_LAW = new Retention(Map.of(
            Kind.PLATE, Map.of("READ", Duration.ofMinutes(10), "STOLEN_VEHICLE", Duration.ofHours(20)),
            Kind.CALL, Map.of("SHOTS_FIRED", Duration.ofHours(2))));

    private static final String STOLEN_NEAR_SHOTS = """
            rule: stolen-near-a-caller
            version: 1
            about: A stolen car is read where somebody calls about shots up to a day later.
            author: test
            mode: live
            severity: minor
            anchor: {name: stolen, kind: HOTLIST_HIT, where: stolen.category == 'STOLEN_VEHICLE'}
            around:
              - name: call
                kind: CALL
                within: {before: 5m, after: 23h, radius: 500m}
                where: call.category == 'SHOTS_FIRED'
            examples:
              - about: a call close by
                given: [{stolen: {at: '21:00:00', category: STOLEN_VEHICLE}}, {call: {at: '21:01:00', category: SHOTS_FIRED}}]
                expect: {match: true, uses: [stolen, call]}
            """;

    private CellUnderTest cell;

    @AfterEach
    void close() throws Exception {
        cell.close();
    }

    @Test
    void aPlainReadGoesAfterMinutesAHitAfterHours() throws Exception {
        // The rule would look at plates for a day.
        open(BY_LAW, List.of(STOLEN_NEAR_SHOTS));
        read(READ, PlateCategory.READ, SEEN_AT);
        read(HIT, PlateCategory.STOLEN_VEHICLE, SEEN_AT);
        cell.advanceTo(SEEN_AT + 9 * MINUTE);
        assertThat(state()).contains(READ).contains(HIT);
        cell.advanceTo(SEEN_AT + 10 * MINUTE);
        assertThat(state()).doesNotContain(READ).contains(HIT);
        read("later-read", PlateCategory.READ, SEEN_AT + 19 * HOUR);
        cell.advanceTo(SEEN_AT + 19 * HOUR);
        assertThat(state()).contains(HIT);
        cell.advanceTo(SEEN_AT + 20 * HOUR - 2 * MINUTE);
        assertThat(state()).contains(HIT).doesNotContain("later-read");
        cell.advanceTo(SEEN_AT + 20 * HOUR);
        assertThat(state()).doesNotContain(HIT);
    }

    @Test
    void whatWeighsOnRiskGoesTooAndItsWeightStays() throws Exception {
        open(BY_LAW, List.of());
        call(CALL, SEEN_AT);
        cell.advanceTo(SEEN_AT + 119 * MINUTE);
        assertThat(state()).contains(CALL);
        int readings = cell.readings().size();
        cell.advanceTo(SEEN_AT + 120 * MINUTE);
        assertThat(state()).doesNotContain(CALL);
        assertThat(readings).isPositive();
        // A late correction finds nothing to correct, and must not weigh twice.
        call(CALL, SEEN_AT);
        assertThat(state()).doesNotContain(CALL);
    }

    @Test
    void theClockOnTheWallTakesItWhereEventTimeStandsStill() throws Exception {
        open(BY_LAW, List.of());
        cell.wallClockGoesOn(SEEN_AT);
        read(READ, PlateCategory.READ, SEEN_AT);
        cell.wallClockGoesOn(10 * MINUTE + FuseCellSettings.Limits.DEFAULT.silenceFallbackMillis());
        assertThat(state()).doesNotContain(READ);
        read("too-late", PlateCategory.READ, SEEN_AT);
        assertThat(state()).doesNotContain("too-late");
    }

    @Test
    void theClockTakesWhatEventTimeWouldHaveTakenSoonerToo() throws Exception {
        // No rule looks at a hit: it would go as soon as it is behind the horizon, if event time went on.
        open(BY_LAW, List.of());
        cell.wallClockGoesOn(SEEN_AT);
        read(HIT, PlateCategory.STOLEN_VEHICLE, SEEN_AT);
        cell.wallClockGoesOn(10 * MINUTE + FuseCellSettings.Limits.DEFAULT.silenceFallbackMillis());
        assertThat(state()).contains(HIT);
        cell.wallClockGoesOn(20 * HOUR - 10 * MINUTE);
        assertThat(state()).doesNotContain(HIT);
    }

    @Test
    void whatComesBackFromACheckpointGoesOnTimeAsWell() throws Exception {
        open(BY_LAW, List.of());
        read(READ, PlateCategory.READ, SEEN_AT);
        OperatorSubtaskState kept = cell.snapshot();
        cell.close();
        cell = open(BY_LAW, List.of(), kept);
        cell.advanceTo(SEEN_AT + 10 * MINUTE);
        assertThat(state()).doesNotContain(READ);
    }

    @Test
    void aMatchStandsAsItWasSaidWhenItsEvidenceHadToGo() throws Exception {
        open(
                new Retention(Map.of(Kind.CALL, Map.of("SHOTS_FIRED", Duration.ofMinutes(10)))),
                List.of(STOLEN_NEAR_SHOTS));
        read(HIT, PlateCategory.STOLEN_VEHICLE, SEEN_AT);
        call(CALL, SEEN_AT + MINUTE);
        assertThat(cell.standing()).hasSize(1);
        cell.advanceTo(SEEN_AT + 30 * MINUTE);
        assertThat(state()).doesNotContain(CALL + "-");
        int said = cell.news().size();
        // Asked anew about the same anchor, with the first call gone.
        call("call-much-later", SEEN_AT + 40 * MINUTE);
        assertThat(cell.news()).as("said before: %d", said).isEmpty();
        assertThat(cell.standing()).singleElement().satisfies(match -> {
            assertThat(match.getState()).isEqualTo(MatchState.HOLDS);
            assertThat(match.getEvidence())
                    .anyMatch(piece -> piece.getObservationId().equals(CALL));
        });
    }

    private void open(Retention retention, List<String> rules) throws Exception {
        cell = open(retention, rules, null);
    }

    private static CellUnderTest open(Retention retention, List<String> rules, OperatorSubtaskState from)
            throws Exception {
        FuseCellSettings settings = new FuseCellSettings(
                GridSettings.DEFAULT,
                CellSettings.DEFAULT.with(retention),
                FuseCellSettings.Limits.DEFAULT,
                rules,
                RuleSurroundings.NONE,
                RiskWeights.SHIPPED);
        return new CellUnderTest(new HashMapStateBackend(), settings, new CellUnderTest.Task(1, 0), from);
    }

    /** Everything that a checkpoint would hold, as text: ids stand in it as they are. */
    private String state() throws Exception {
        StringBuilder all = new StringBuilder();
        for (KeyedStateHandle handle : cell.snapshot().getManagedKeyedState()) {
            all.append(text((StreamStateHandle) handle));
        }
        return all.toString();
    }

    private static String text(StreamStateHandle handle) throws IOException {
        try (var in = handle.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private void read(String id, PlateCategory category, long at) {
        see(Kind.PLATE, id, category.ordinal(), at);
    }

    private void call(String id, long at) {
        see(Kind.CALL, id, CallCategory.SHOTS_FIRED.ordinal(), at);
    }

    private void see(Kind kind, String id, int category, long at) {
        cell.place(new Observation(
                kind,
                id,
                "sensor",
                at,
                41.85,
                -87.68,
                15,
                0.9,
                category,
                1,
                kind == Kind.PLATE ? new Token(7, 7) : null,
                Float.NaN,
                Float.NaN,
                Origin.SENSOR,
                false,
                0,
                false,
                Double.NaN));
    }
}
