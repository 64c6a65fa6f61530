package io.crossfix.risk.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.model.risk.Calibration;
import io.crossfix.model.risk.Calibration.Labelled;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.queue.AlertSamples;
import io.crossfix.record.ScoreShare;
import io.crossfix.record.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnsweredAlertsTest {

    private final AnsweredAlerts answered = new AnsweredAlerts();

    @Test
    void anAnswerStandsForAsManyAsItsPropensitySays() {
        alert("a", -2.0, 3.0);
        verdict("a", true, "seen", 0.25, false);
        assertThat(answered.labelled()).containsExactly(new Labelled(1.0, true, 4));
    }

    @Test
    void whatSaysNothingIsLeftOut() {
        for (String id : List.of("duplicate", "drill", "unanswered")) {
            alert(id, -1.0);
        }
        verdict("duplicate", false, "duplicate", 1, false);
        verdict("drill", true, "seen", 1, true);
        verdict("unknown", true, "seen", 1, false);
        assertThat(answered.labelled()).isEmpty();
    }

    @Test
    void probabilitiesThatWereTooBoldBecomeHonest() {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            double logOdds = 2 * random.nextGaussian();
            // Half as sure as it sounds, and less likely on the whole.
            boolean isReal = random.nextDouble() < 1 / (1 + Math.exp(-(0.5 * logOdds - 1)));
            alert("a-" + i, logOdds);
            verdict("a-" + i, isReal, "seen", 1, false);
        }
        List<Labelled> answers = answered.labelled();
        Calibration fitted = Calibration.fit(answers);
        RiskWeights calibrated = AnsweredAlerts.calibrated(RiskWeights.SHIPPED, fitted);
        assertThat(calibrated.now().slope()).as("seed=%d", seed).isCloseTo(0.5, within(0.06));
        assertThat(calibrated.now().intercept()).as("seed=%d", seed).isCloseTo(-1, within(0.1));
        assertThat(calibrated.label()).isEqualTo("shipped@2");
        assertThat(AnsweredAlerts.logLoss(answers, fitted))
                .isLessThan(AnsweredAlerts.logLoss(answers, Calibration.NONE));
    }

    private void alert(String id, double... shares) {
        answered.take(AlertSamples.alert(id)
                .setShares(Arrays.stream(shares)
                        .mapToObj(share -> new ScoreShare("GUNSHOT", share, 0))
                        .toList())
                .build());
    }

    private void verdict(String alert, boolean isReal, String reason, double propensity, boolean exercise) {
        answered.take(new Verdict(alert, "city", isReal, reason, propensity, exercise, Instant.EPOCH, List.of()));
    }
}
