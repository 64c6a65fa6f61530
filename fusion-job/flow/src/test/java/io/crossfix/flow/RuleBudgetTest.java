package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.rule.Mode;
import org.junit.jupiter.api.Test;

class RuleBudgetTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long NINE_PM = 1_767_301_200_000L;

    private long now = 77 * SECOND;
    private final RuleBudget budget = new RuleBudget(BudgetLimits.DEFAULT);

    @Test
    void twoGreedyWindowsInARowMakeAShadowAndTwoMoreAPause() {
        warmUp();
        window(300, 100);
        assertThat(budget.hasDue()).as("one window may be chance").isFalse();
        window(300, 100);
        assertThat(budget.takeDue()).singleElement().satisfies(demotion -> {
            assertThat(demotion.rule()).isEqualTo("greedy");
            assertThat(demotion.to()).isEqualTo(Mode.SHADOW);
            assertThat(demotion.reason())
                    .isEqualTo("took 30 % of the task's time and 3,000 microseconds for each turn, over 2 windows"
                            + " of 1000 ms; at most 25 % or 250 microseconds are allowed");
        });
        window(300, 100);
        assertThat(budget.hasDue()).isFalse();
        window(300, 100);
        assertThat(budget.takeDue())
                .singleElement()
                .extracting(RuleBudget.Demotion::to)
                .isEqualTo(Mode.OFF);
        window(300, 100);
        window(300, 100);
        assertThat(budget.hasDue()).as("it cannot fall deeper").isFalse();
    }

    @Test
    void aModestWindowInBetweenForgives() {
        warmUp();
        window(300, 100);
        window(200, 100);
        window(300, 100);
        assertThat(budget.hasDue()).isFalse();
    }

    @Test
    void manyTurnsMayTakeMuchTimeAndFewMayTakeLongEach() {
        warmUp();
        for (int i = 0; i < 4; i++) {
            window(950, 3_850);
        }
        assertThat(budget.hasDue())
                .as("95 % of the time, but 247 microseconds each")
                .isFalse();
        for (int i = 0; i < 4; i++) {
            window(245, 2);
        }
        assertThat(budget.hasDue()).as("122 ms each, but 24.5 % of the time").isFalse();
    }

    @Test
    void inItsFirstTenSecondsATaskJudgesMildly() {
        budget.turn(now);
        for (int i = 0; i < 10; i++) {
            window(950, 100);
        }
        assertThat(budget.hasDue()).as("its code is not compiled yet").isFalse();
        window(300, 100);
        window(300, 100);
        assertThat(budget.hasDue()).isTrue();
    }

    @Test
    void andInItsFirstThousandTurnsHoweverLongTheyTake() {
        budget.turn(now);
        now += 60 * SECOND;
        for (int i = 0; i < 99; i++) {
            window(950, 10);
        }
        assertThat(budget.hasDue())
                .as("little comes, and the code is not compiled yet")
                .isFalse();
        for (int i = 0; i < 4; i++) {
            window(950, 10);
        }
        assertThat(budget.hasDue()).isTrue();
    }

    @Test
    void aMachineThatIsShortOfTimeMakesNoRuleGreedy() {
        warmUp();
        assertThat(budget.suspects()).isFalse();
        window(900, 10);
        assertThat(budget.suspects())
                .as("it took long; whether the processor was at it, the next window says")
                .isTrue();
        window(90, 10);
        assertThat(budget.hasDue()).isFalse();
        assertThat(budget.suspects()).as("it was not").isFalse();
        window(900, 10);
        window(900, 10);
        assertThat(budget.hasDue()).isTrue();
    }

    @Test
    void aPublicationBeginsACleanAccount() {
        warmUp();
        window(300, 100);
        budget.published("greedy");
        window(300, 100);
        assertThat(budget.hasDue()).isFalse();
        window(300, 100);
        assertThat(budget.hasDue()).isTrue();
        budget.published("greedy");
        assertThat(budget.hasDue()).as("what was not yet obeyed is void").isFalse();
    }

    @Test
    void aFloodWithinOneHourOfEventTimeMakesAShadowAndThenAPause() {
        flood("flood", NINE_PM, 5_000);
        flood("flood", NINE_PM + 3_600_000, 5_000);
        flood("other", NINE_PM, 5_000);
        assertThat(budget.hasDue()).isFalse();
        flood("flood", NINE_PM + 1_800_000, 1);
        assertThat(budget.takeDue()).singleElement().satisfies(demotion -> {
            assertThat(demotion.to()).isEqualTo(Mode.SHADOW);
            assertThat(demotion.reason())
                    .isEqualTo("5,001 new matches with anchors in the hour from 2026-01-01T21:00:00Z; at most 5,000 are"
                            + " allowed");
        });
        flood("flood", NINE_PM, 14_999);
        assertThat(budget.hasDue()).isFalse();
        flood("flood", NINE_PM, 1);
        assertThat(budget.takeDue())
                .singleElement()
                .extracting(RuleBudget.Demotion::to)
                .isEqualTo(Mode.OFF);
    }

    @Test
    void aRuleThatIsGoneIsForgotten() {
        flood("flood", NINE_PM, 5_001);
        budget.removed("flood");
        assertThat(budget.hasDue()).isFalse();
        flood("flood", NINE_PM, 5_000);
        assertThat(budget.hasDue()).as("it begins anew").isFalse();
    }

    /** Until its code is compiled. */
    private void warmUp() {
        for (int i = 0; i < 1_000; i++) {
            budget.turn(now);
        }
        now += 11 * SECOND;
        budget.turn(now);
    }

    /** One window: so many milliseconds of work, spread over so many turns. */
    private void window(long workMillis, int turns) {
        for (int i = 1; i < turns; i++) {
            budget.turn(now);
        }
        budget.worked("greedy", workMillis * MILLI);
        now += SECOND;
        budget.turn(now);
    }

    private void flood(String rule, long anchorAt, int matches) {
        for (int i = 0; i < matches; i++) {
            budget.matched(rule, anchorAt);
        }
    }
}
