package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.record.Kind;
import io.crossfix.record.ScoreShare;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskLedgerTest {

    private record Weighed(Kind kind, long at, double weight) {}

    @Test
    void arrivalOrderDecidesNothing() {
        Random random = new Random(3);
        List<Weighed> evidence = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            evidence.add(new Weighed(
                    Kind.values()[random.nextInt(4)],
                    Sightings.NINE_PM + random.nextInt(7_200_000),
                    random.nextGaussian()));
        }
        double reference = score(evidence).logOdds();
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(evidence, new Random(seed));
            assertThat(score(evidence).logOdds()).as("seed=%d", seed).isCloseTo(reference, within(1e-9));
        }
    }

    @Test
    void takingAwayLeavesNoTrace() {
        RiskLedger ledger = new RiskLedger();
        ledger.add(Kind.CALL, Sightings.NINE_PM, 2);
        double before = ledger.score().logOdds();
        ledger.add(Kind.GUNSHOT, Sightings.NINE_PM - 60_000, 5);
        ledger.add(Kind.GUNSHOT, Sightings.NINE_PM - 60_000, -5);
        assertThat(ledger.score().logOdds()).isCloseTo(before, within(1e-12));
    }

    @Test
    void sharesSumToTheScoreAndAgeAsTheyShould() {
        Observation shot = Sightings.shot("g", 0, 41.85, -87.68);
        Score fresh = Score.of(List.of(shot), shot.at());
        Score aged = Score.of(List.of(shot), shot.at() + 900_000);
        assertThat(fresh.shares().stream().mapToDouble(ScoreShare::getLogOdds).sum())
                .isCloseTo(fresh.logOdds(), within(1e-12));
        double prior = RiskWeights.PRIOR_LOG_ODDS;
        // A quarter of an hour is one mean life: e times less evidence.
        assertThat(aged.logOdds() - prior).isCloseTo((fresh.logOdds() - prior) / Math.E, within(1e-9));
    }

    @Test
    void noSourceProvesAnythingByRepetition() {
        List<Observation> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(Sightings.of(Kind.CALL, "c-" + i, 0, 41.85, -87.68));
        }
        assertThat(Score.of(calls, Sightings.NINE_PM).logOdds())
                .isEqualTo(RiskWeights.PRIOR_LOG_ODDS + RiskWeights.CAP_PER_SOURCE);
    }

    @Test
    void aPlainPlateReadWeighsNothing() {
        assertThat(RiskWeights.of(Sightings.of(Kind.PLATE, "p", 0, 41.85, -87.68)))
                .isZero();
    }

    private static Score score(List<Weighed> evidence) {
        RiskLedger ledger = new RiskLedger();
        evidence.forEach(piece -> ledger.add(piece.kind(), piece.at(), piece.weight()));
        // All orders are compared at the same moment.
        ledger.add(Kind.CALL, Sightings.NINE_PM + 7_200_000, 0);
        return ledger.score();
    }
}
