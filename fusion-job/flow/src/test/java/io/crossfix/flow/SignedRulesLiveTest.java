package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.CellSettings;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.rule.RuleSurroundings;
import io.crossfix.rule.signature.RuleSigner;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Rejection;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Signed rules on the way through the job: at the door, and at a task that is restarted. */
class SignedRulesLiveTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void theDoorRejectsWhatIsNotSignedAndTellsTheTasksWhatToAnswer() throws Exception {
        KeyPair ada = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        TrustedKeys trusted = new TrustedKeys(Map.of("ada", ada.getPublic()));
        Rule rule = lone("1.0", 0);
        byte[] value = new RecordCodec().encode(rule);
        Arrival bare = Arrival.decoded(new Provenance("crossfix.rules", 0, 7, NOON.toEpochMilli()), value, rule);
        Arrival signed = bare.with(new RuleSigner("ada", ada.getPrivate()).sign("lone", value));

        try (OneInputStreamOperatorTestHarness<Arrival, SpecificRecord> door = door(trusted)) {
            door.processElement(new StreamRecord<>(bare));
            door.processElement(new StreamRecord<>(signed));

            assertThat(door.extractOutputValues()).hasSize(2);
            assertThat(door.extractOutputValues().get(0)).isInstanceOfSatisfying(RuleStatus.class, status -> {
                assertThat(status.getRuleId()).isEqualTo("lone");
                assertThat(status.getOutcome()).isEqualTo(RuleOutcome.REFUSED);
                assertThat(status.getReasons()).containsExactly("nobody has signed it");
                assertThat(status.getPublishedAt()).isEqualTo(NOON);
            });
            assertThat(door.extractOutputValues().get(1)).isEqualTo(rule);
            assertThat(door.getSideOutput(AdmitObservations.REJECTIONS))
                    .singleElement()
                    .extracting(StreamRecord::getValue)
                    .isEqualTo(new Rejection(
                            bare.from(),
                            value,
                            new Refusal(Refusal.Reason.NOT_SIGNED, "rule lone: nobody has signed it")));
        }
    }

    @Test
    void aTaskAnswersForTheDoorAndTheRuleInForceStays() throws Exception {
        try (CellUnderTest cell = open(null)) {
            cell.tell(lone("1.0", 0));
            cell.tell(RuleStatements.notAdmitted(lone("2.0", 5), "nobody has signed it"));
            assertThat(last(cell)).satisfies(status -> {
                assertThat(status.getOutcome()).isEqualTo(RuleOutcome.REFUSED);
                assertThat(status.getReasons()).containsExactly("nobody has signed it");
                assertThat(status.getPublishedAt()).isEqualTo(NOON.plusSeconds(5));
                assertThat(status.getInForce()).isEqualTo("1.0");
                assertThat(status.getTasks()).isEqualTo(1);
            });
        }
    }

    @Test
    void whatWasSignedBeforeIsRefusedAlsoByATaskThatWasRestarted() throws Exception {
        OperatorSubtaskState kept;
        try (CellUnderTest cell = open(null)) {
            cell.tell(lone("1.0", 0));
            cell.tell(lone("2.0", 5));
            cell.tell(lone("1.0", 0));
            assertThat(last(cell).getOutcome()).isEqualTo(RuleOutcome.REFUSED);
            assertThat(last(cell).getInForce()).isEqualTo("2.0");
            kept = cell.snapshot();
        }
        try (CellUnderTest cell = open(kept)) {
            cell.tell(lone("1.0", 0));
            assertThat(last(cell).getInForce()).isEqualTo("2.0");
            cell.tell(new Rule("lone", null, NOON.plusSeconds(3), "ada", null));
            assertThat(last(cell).getInForce()).as("an old removal").isEqualTo("2.0");
            cell.tell(new Rule("lone", null, NOON.plusSeconds(9), "ada", null));
            assertThat(last(cell).getOutcome()).isEqualTo(RuleOutcome.REMOVED);
            cell.tell(lone("2.0", 5));
            assertThat(last(cell)).satisfies(status -> {
                assertThat(status.getOutcome()).isEqualTo(RuleOutcome.REFUSED);
                assertThat(status.getReasons()).singleElement().asString().startsWith("it was signed before");
                assertThat(status.getInForce()).isEmpty();
            });
            cell.tell(lone("1.0", 20));
            assertThat(last(cell).getInForce()).as("signed anew").isEqualTo("1.0");
        }
    }

    private static OneInputStreamOperatorTestHarness<Arrival, SpecificRecord> door(TrustedKeys trusted)
            throws Exception {
        OneInputStreamOperatorTestHarness<Arrival, SpecificRecord> door = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new AdmitRecords(Rule.class, "rules", trusted)));
        door.setup(Records.type(SpecificRecord.class)
                .createSerializer(door.getExecutionConfig().getSerializerConfig()));
        door.open();
        return door;
    }

    private static CellUnderTest open(@Nullable OperatorSubtaskState from) throws Exception {
        FuseCellSettings settings = new FuseCellSettings(
                GridSettings.DEFAULT,
                CellSettings.DEFAULT,
                FuseCellSettings.Limits.DEFAULT,
                List.of(),
                RuleSurroundings.NONE,
                RiskWeights.SHIPPED,
                true);
        return new CellUnderTest(new HashMapStateBackend(), settings, new CellUnderTest.Task(1, 0), from);
    }

    private static RuleStatus last(CellUnderTest cell) {
        List<RuleStatus> said = cell.statements();
        return said.get(said.size() - 1);
    }

    private static Rule lone(String version, long seconds) {
        String text = """
                rule: lone
                version: "%s"
                about: any shot
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 1}
                """.formatted(version);
        return new Rule("lone", text, NOON.plusSeconds(seconds), "ada", null);
    }
}
