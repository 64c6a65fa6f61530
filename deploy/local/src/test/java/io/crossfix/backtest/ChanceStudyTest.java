package io.crossfix.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.backtest.Backtest.Plan;
import io.crossfix.backtest.engine.FoundMatch;
import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.engine.Runner.Outcome;
import io.crossfix.backtest.report.BacktestReport;
import io.crossfix.backtest.report.BacktestReport.LiftFigures;
import io.crossfix.backtest.report.BacktestReport.RuleFigures;
import io.crossfix.local.Numbers;
import io.crossfix.model.Sphere;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Lift where the truth is known: two streams that have nothing to do with each other, and two that have. */
class ChanceStudyTest {

    private static final String RULE = "shots-called-in";
    private static final int SHIFTS = 2;

    @Test
    void ofPureChanceTheIntervalHoldsOneAsOftenAsItSays() throws Exception {
        RuleSet rules = RuleTexts.set("A", RuleTexts.shipped(RULE));
        int studies = 100;
        int holds = 0;
        double sum = 0;
        for (int seed = 0; seed < studies; seed++) {
            LiftFigures lift = studied(rules, MadeStreams.of(seed, 1_600, 1_600, 0));
            holds += Objects.requireNonNull(lift.lower()) <= 1 && Objects.requireNonNull(lift.upper()) >= 1 ? 1 : 0;
            sum += Objects.requireNonNull(lift.ratio());
        }
        // Calls are missing on a quarter of the days: without the correction moved shots would find fewer than they
        // should.
        assertThat(holds).as("of %d seeds from 0", studies).isGreaterThanOrEqualTo(92);
        assertThat(sum / studies).as("mean lift of seeds from 0").isBetween(0.95, 1.05);
    }

    @Test
    void theEngineFindsPlantedPairsFarAboveChance() throws Exception {
        long seed = 4_711;
        Recording recording = MadeStreams.of(seed, 1_600, 1_600, 0.5);
        RuleSet rules = RuleTexts.set("A", RuleTexts.shipped(RULE), RuleTexts.shipped("shots-unanswered"));
        BacktestReport report =
                Backtest.run(recording, 0, new Plan(rules, null, SHIFTS, null, 2), QuietProgress.make());
        RuleFigures found = report.rules().rules().get(0);
        LiftFigures naive = studied(RuleTexts.set("A", RuleTexts.shipped(RULE)), recording);
        assertThat(found.lift()).as("seed=%d, the same as a naive count", seed).isEqualTo(naive);
        assertThat(found.lift().lower()).as("seed=%d", seed).isGreaterThan(5);
        assertThat(report.rules().rules().get(1).lift()).isEqualTo(LiftFigures.none("no second stream"));
    }

    private static LiftFigures studied(RuleSet rules, Recording recording) {
        ChanceStudy study = new ChanceStudy(recording, Coverage.of(recording), SHIFTS);
        return Objects.requireNonNull(
                study.lifts(rules, naive(recording), (moved, some, title) -> outcome(naive(moved)))
                        .get(RULE));
    }

    private static Outcome outcome(List<FoundMatch> matches) {
        return new Outcome(matches, List.of(), Map.of(), new Numbers(Map.of()), 1);
    }

    /** Every shot with a call within ten minutes and 600 m. */
    private static List<FoundMatch> naive(Recording recording) {
        List<EmergencyCall> calls = new ArrayList<>();
        recording.observations().forEach(record -> {
            if (record instanceof EmergencyCall call) {
                calls.add(call);
            }
        });
        List<FoundMatch> matches = new ArrayList<>();
        recording.observations().forEach(record -> {
            if (record instanceof GunshotDetection shot && calls.stream().anyMatch(call -> isNear(shot, call))) {
                matches.add(match(shot));
            }
        });
        return matches;
    }

    private static boolean isNear(GunshotDetection shot, EmergencyCall call) {
        return Math.abs(RecordTimes.of(shot).toEpochMilli()
                                - RecordTimes.of(call).toEpochMilli())
                        <= 600_000
                && Sphere.distanceMetres(
                                shot.getLatitude(), shot.getLongitude(), call.getLatitude(), call.getLongitude())
                        <= 600;
    }

    private static FoundMatch match(GunshotDetection shot) {
        return new FoundMatch(
                shot.getId(),
                RULE,
                "1.0",
                Kind.GUNSHOT,
                shot.getId(),
                shot.getObservedAt().toEpochMilli(),
                shot.getLatitude(),
                shot.getLongitude(),
                0,
                "",
                List.of(),
                "");
    }
}
