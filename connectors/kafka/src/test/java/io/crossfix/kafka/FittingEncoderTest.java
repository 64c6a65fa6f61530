package io.crossfix.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crossfix.record.Match;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.wire.RecordCodec;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittingEncoderTest {

    private final FittingEncoder encoder = new FittingEncoder();
    private final RecordCodec codec = new RecordCodec();

    @Test
    void whatFitsIsLeftAlone() throws Exception {
        RuleStatus status = refusal(List.of("line 3, column 7: no such field"), "shots");
        assertThat(codec.decode(encoder.encode("shots", status))).isEqualTo(status);
    }

    @Test
    void whatDoesNotFitLosesTheTailsOfItsListsAndTheOriginalKeepsThem() throws Exception {
        RuleStatus status = refusal(Collections.nCopies(50_000, "line 3, column 7: no such field"), "shots");
        byte[] bytes = encoder.encode("shots", status);
        assertThat(bytes).hasSizeBetween(RecordCodec.MAX_BYTES / 4, RecordCodec.MAX_BYTES);
        assertThat(((RuleStatus) codec.decode(bytes)).getRuleId()).isEqualTo("shots");
        assertThat(status.getReasons()).hasSize(50_000);
    }

    @Test
    void aMatchFromAStormStillSaysHowMuchEvidenceThereWas() throws Exception {
        Match storm = Sample.match("m-1", Collections.nCopies(50_000, Sample.evidence("g")));
        Match sent = (Match) codec.decode(encoder.encode("m-1", storm));
        assertThat(sent.getEvidence()).hasSizeBetween(100, 5_000);
        assertThat(sent.getEvidenceCount()).isEqualTo(50_000);
        assertThat(sent.getDegraded()).containsExactly("lists were cut to fit 256 KiB");
    }

    @Test
    void whatCannotBeCutIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> encoder.encode("long-one", refusal(List.of(), "x".repeat(300_000))))
                .withMessageStartingWith("RuleStatus long-one has ")
                .withMessageEndingWith(" bytes without its lists, at most 262144 are allowed");
    }

    private static RuleStatus refusal(List<String> reasons, String ruleId) {
        return RuleStatus.newBuilder()
                .setRuleId(ruleId)
                .setOutcome(RuleOutcome.REFUSED)
                .setReasons(reasons)
                .setTask(0)
                .setTasks(1)
                .setPublishedAt(Sample.NOON)
                .setAt(Sample.NOON)
                .build();
    }
}
