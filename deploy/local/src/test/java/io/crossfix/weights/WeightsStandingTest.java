package io.crossfix.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsStandingTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final WeightsStanding standing = new WeightsStanding();

    @Test
    void weightsWithoutAHigherVersionThanTheSameInForceAreObjectedTo() {
        standing.take(word(0, 2, "night@3", NOON));
        standing.take(word(1, 2, "night@4", NOON));
        assertThat(standing.objection(version("night", 5))).isEmpty();
        assertThat(standing.objection(version("day", 1))).isEmpty();
        assertThat(standing.objection(version("night", 4)))
                .contains("night@4 is in force, which is not lower than night@4: count the version up, or say --force");
        assertThat(standing.objection(version("night", 3))).isPresent();
    }

    @Test
    void tasksOfAWiderJobThatIsGoneSayNothing() {
        standing.take(word(0, 4, "night@9", NOON));
        standing.take(word(3, 4, "night@9", NOON));
        standing.take(word(0, 1, "night@2", NOON.plusSeconds(1)));
        assertThat(standing.words()).extracting(RiskWeightsStatus::getInForce).containsExactly("night@2");
        assertThat(standing.objection(version("night", 3))).isEmpty();
    }

    @Test
    void answersToOtherPublicationsDoNotCountAndOneRefusalRefuses() {
        RiskWeightsDocument document = new RiskWeightsDocument("weights: night", NOON, "ada");
        WeightsAnswers none = new WeightsAnswers(document, Map.of(), Duration.ZERO);
        assertThat(none.lines("night@5"))
                .containsExactly("night@5: published, but no task has answered; is the job running?");
        assertThat(none.with(answer(0, NOON.minusMillis(1), List.of()), Duration.ZERO)
                        .words())
                .isEmpty();

        WeightsAnswers half = none.with(answer(0, NOON, List.of()), Duration.ofMillis(200));
        assertThat(half.isComplete()).isFalse();
        assertThat(half.lines("night@5")).containsExactly("night@5: accepted by 1 of 2 tasks, after 0.2 s");
        WeightsAnswers all = half.with(answer(1, NOON, List.of()), Duration.ofMillis(340));
        assertThat(all.isAccepted()).isTrue();
        assertThat(all.lines("night@5")).containsExactly("night@5: accepted by 2 of 2 tasks, in force after 0.3 s");

        WeightsAnswers refused = half.with(answer(1, NOON, List.of("risk-weights:3:1: no")), Duration.ofMillis(340));
        assertThat(refused.isComplete()).isTrue();
        assertThat(refused.isAccepted()).isFalse();
        assertThat(refused.lines("night@5"))
                .containsExactly("night@5: refused by 1 of 2 tasks, after 0.3 s", "  risk-weights:3:1: no");
    }

    private static RiskWeights version(String name, int version) {
        return new RiskWeights(name, version, RiskWeights.SHIPPED.now(), RiskWeights.SHIPPED.next());
    }

    private static RiskWeightsStatus word(int task, int tasks, String label, Instant at) {
        return new RiskWeightsStatus(label, true, List.of(), task, tasks, Instant.EPOCH, at);
    }

    private static RiskWeightsStatus answer(int task, Instant publishedAt, List<String> reasons) {
        return new RiskWeightsStatus("night@5", reasons.isEmpty(), reasons, task, 2, publishedAt, NOON);
    }
}
