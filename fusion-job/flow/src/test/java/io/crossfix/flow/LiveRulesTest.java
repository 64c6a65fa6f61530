package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Observation;
import io.crossfix.record.CallCategory;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.RuleEvent;
import io.crossfix.record.RuleMode;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that change while the operator runs and facts lie on its tables. */
class LiveRulesTest {

    private static final long NINE_PM = 1_767_301_200_000L;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final BudgetLimits SMALL =
            new BudgetLimits(2_000_000_000L, 0.25, 250_000, 10_000_000_000L, 20, 4, 5, 20);

    /** The usual ones, for a task whose code is compiled after a few turns. */
    private static final BudgetLimits SOON =
            new BudgetLimits(1_000_000_000L, 0.25, 250_000, 10_000_000_000L, 20, 4, 5_000, 20_000);

    private StateBackend backend = new EmbeddedRocksDBStateBackend();
    private CellUnderTest cell;

    @BeforeEach
    void open() throws Exception {
        CellUnderTest.NANOS.set(0);
        CellUnderTest.tick(0);
        cell = open(BudgetLimits.DEFAULT, null);
    }

    @AfterEach
    void close() throws Exception {
        cell.close();
    }

    @Test
    void aPublishedRuleSeesTheFactsOnEveryTableAtOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            cell.place(shot("g-" + i, i, i * 0.05));
        }
        cell.publish("lone", lone("1.0"), null);
        assertThat(cell.news()).extracting(Match::getRuleId).hasSize(50).containsOnly("lone");
        assertThat(cell.statements().get(0).getOutcome()).isEqualTo(RuleOutcome.ACCEPTED);
    }

    @Test
    void onlyTheRuleThatChangedIsAskedAgain() throws Exception {
        cell.publish("lone", lone("1.0"), null);
        cell.place(shot("g-1", 0, 0));
        cell.place(call("c-1", 10, 0));
        cell.publish("called", called("1.0"), null);
        assertThat(cell.news()).extracting(Match::getRuleId).containsExactly("lone", "called");
        cell.publish("called", called("1.1"), null);
        assertThat(cell.news()).singleElement().satisfies(match -> {
            assertThat(match.getRuleVersion()).isEqualTo("1.1");
            assertThat(match.getRevision()).isEqualTo(2);
        });
    }

    @Test
    void aMatchWhoseEvidenceIsNoLongerHeldStandsAsItWasTold() throws Exception {
        String rule = called("1.0").replace("{before: 5m, after: 5m,", "{before: 10m,");
        cell.publish("called", rule, null);
        cell.place(call("c-1", -540, 0));
        cell.place(shot("g-1", 0, 0));
        assertThat(cell.news()).hasSize(1);
        // Twenty minutes on, horizon and window, the call leaves the table; the shots stay a little longer.
        cell.advanceTo(NINE_PM + 800_000);
        cell.publish("called", rule.replace("1.0", "1.1"), null);
        assertThat(cell.news()).isEmpty();
        assertThat(cell.standing()).hasSize(1);
    }

    @Test
    void aRuleThatLooksFartherBackThanIsHeldSaysSo() throws Exception {
        cell.publish("called", called("1.0").replace("{before: 5m, after: 5m,", "{before: 1m,"), null);
        cell.place(call("c-1", -1_200, 0));
        cell.place(shot("g-0", -1_000, 0));
        cell.advanceTo(NINE_PM);
        cell.publish(
                "farther",
                called("1.0").replace("rule: called", "rule: farther").replace("{before: 5m,", "{before: 2h,"),
                null);
        cell.place(call("c-2", 20, 0));
        cell.place(shot("g-1", 30, 0));
        assertThat(cell.news())
                .filteredOn(match -> match.getRuleId().equals("farther"))
                .last()
                .satisfies(match -> assertThat(match.getDegraded())
                        .contains("CALL facts from that long before are no longer held in this cell"));
    }

    @Test
    void cellsInTheBackendCatchUpWhenTheyAreLoaded() throws Exception {
        cell.close();
        cell = new CellUnderTest(backend, CellUnderTest.limits(1, BudgetLimits.DEFAULT), List.of(), null);
        for (int i = 0; i < 10; i++) {
            cell.place(shot("g-" + i, i, i * 0.05));
        }
        cell.publish("lone", lone("1.0"), null);
        int atOnce = cell.news().size();
        assertThat(atOnce).as("cells in memory").isLessThan(10);
        cell.publish("lone", null, null);
        cell.advanceTo(Long.MAX_VALUE / 4);
        assertThat(cell.standing())
                .as("and none says what a removed rule would have")
                .isEmpty();
    }

    @Test
    void manyTablesCatchUpALittleAtATime() throws Exception {
        for (int i = 0; i < 50; i++) {
            cell.place(shot("g-" + i, i, i * 0.05));
        }
        // Every look at the clock is a millisecond: a turn is over after a dozen cells.
        CellUnderTest.tick(1_000_000);
        cell.publish("lone", lone("1.0"), null);
        assertThat(cell.news().size()).isBetween(1, 20);
        cell.wallClockGoesOn(39);
        assertThat(cell.news()).isEmpty();
        for (int i = 0; i < 50; i++) {
            cell.wallClockGoesOn(40);
        }
        assertThat(cell.standing()).hasSize(50);
    }

    @Test
    void fiveHundredRulesAtOnceAreTakenInAndEachSeesTheFacts() throws Exception {
        for (int i = 0; i < 20; i++) {
            cell.place(shot("g-" + i, i, i * 0.05));
        }
        for (int i = 0; i < 500; i++) {
            cell.publish("lone-" + i, lone("1.0").replace("rule: lone", "rule: lone-" + i), RuleMode.SHADOW);
        }
        assertThat(cell.standing()).hasSize(10_000);
        assertThat(cell.statements())
                .hasSize(500)
                .allSatisfy(status -> assertThat(status.getOutcome()).isEqualTo(RuleOutcome.ACCEPTED));
    }

    @Test
    void aRemovedRuleTakesBackWhatItSaidAndLeavesNothing() throws Exception {
        backend = new HashMapStateBackend();
        cell.close();
        cell = open(BudgetLimits.DEFAULT, null);
        cell.place(shot("g-1", 0, 0));
        cell.place(shot("g-2", 5, 0.3));
        long before = cell.snapshot().getStateSize();
        cell.publish("lone", lone("1.0"), null);
        assertThat(cell.standing()).hasSize(2);
        assertThat(cell.snapshot().getStateSize()).isGreaterThan(before + 200);

        cell.publish("lone", null, null);
        assertThat(cell.news()).hasSize(2).allSatisfy(match -> {
            assertThat(match.getState()).isEqualTo(MatchState.RETRACTED);
            assertThat(match.getReason()).isEqualTo("the rule was removed");
            assertThat(match.getRuleVersion()).isEqualTo("1.0");
            assertThat(match.getRevision()).isEqualTo(2);
        });
        assertThat(cell.snapshot().getStateSize()).as("bytes of state").isEqualTo(before);
        assertThat(last(cell.statements()).getOutcome()).isEqualTo(RuleOutcome.REMOVED);
        assertThat(last(cell.statements()).getInForce()).isEmpty();
    }

    @Test
    void aRuleRemovedWhileItsCellWasAwayIsTakenBackTooAfterARestart() throws Exception {
        cell.publish("lone", lone("1.0"), null);
        cell.place(shot("g-1", 0, 0));
        assertThat(cell.standing()).hasSize(1);
        OperatorSubtaskState checkpoint = cell.snapshot();
        cell.close();
        cell = open(BudgetLimits.DEFAULT, checkpoint);
        cell.publish("lone", null, null);
        assertThat(cell.news()).as("the cell is not in memory").isEmpty();
        OperatorSubtaskState later = cell.snapshot();
        cell.close();
        cell = open(BudgetLimits.DEFAULT, later);
        cell.place(call("c-1", 10, 0));
        assertThat(cell.news()).singleElement().satisfies(match -> {
            assertThat(match.getState()).isEqualTo(MatchState.RETRACTED);
            assertThat(match.getRuleVersion())
                    .as("though nobody knows the rule any more")
                    .isEqualTo("1.0");
        });
    }

    @Test
    void aPauseTakesBackARestartKeepsItAndResumingSaysItAgain() throws Exception {
        cell.publish("lone", lone("1.0"), null);
        cell.place(shot("g-1", 0, 0));
        cell.news();
        cell.publish("lone", lone("1.0"), RuleMode.OFF);
        assertThat(cell.news()).singleElement().satisfies(match -> {
            assertThat(match.getState()).isEqualTo(MatchState.RETRACTED);
            assertThat(match.getReason()).isEqualTo("the rule was paused");
        });
        OperatorSubtaskState checkpoint = cell.snapshot();
        cell.close();
        cell = open(BudgetLimits.DEFAULT, checkpoint);
        cell.place(shot("g-2", 1, 0));
        cell.advanceTo(NINE_PM);
        assertThat(cell.news()).as("still paused").isEmpty();
        cell.wallClockGoesOn(1);
        assertThat(cell.statements()).singleElement().satisfies(status -> {
            assertThat(status.getEvent()).isEqualTo(RuleEvent.STARTED);
            assertThat(status.getMode()).isEqualTo(RuleMode.OFF);
            assertThat(status.getInForce()).isEqualTo("1.0");
        });
        cell.publish("lone", null, RuleMode.AS_WRITTEN);
        assertThat(cell.standing()).extracting(Match::getAnchorId).containsExactlyInAnyOrder("g-1", "g-2");
    }

    @Test
    void inShadowTheSameMatchesAreSaidAgainAsShadows() throws Exception {
        cell.publish("lone", lone("1.0"), null);
        cell.place(shot("g-1", 0, 0));
        Match live = cell.news().get(0);
        cell.publish("lone", lone("1.0"), RuleMode.SHADOW);
        assertThat(cell.news()).singleElement().satisfies(match -> {
            assertThat(match.getMatchId()).isEqualTo(live.getMatchId());
            assertThat(match.getState()).isEqualTo(MatchState.HOLDS);
            assertThat(match.getShadow()).isTrue();
        });
    }

    @Test
    void aNewMajorVersionReplacesTheMatchesOfTheOldOne() throws Exception {
        cell.publish("lone", lone("1.0"), null);
        cell.place(shot("g-1", 0, 0));
        Match old = cell.news().get(0);
        cell.publish("lone", lone("2.0"), null);
        List<Match> news = cell.news();
        assertThat(news).hasSize(2);
        assertThat(news.get(0).getMatchId()).isEqualTo(old.getMatchId());
        assertThat(news.get(0).getState()).isEqualTo(MatchState.RETRACTED);
        assertThat(news.get(0).getReason()).isEqualTo("version 2.0 of the rule has replaced it");
        assertThat(cell.standing()).singleElement().satisfies(match -> {
            assertThat(match.getRuleVersion()).isEqualTo("2.0");
            assertThat(match.getRevision()).isEqualTo(1);
        });
    }

    @Test
    void whatANewVersionNoLongerAnchorsIsTakenBack() throws Exception {
        cell.publish("lone", lone("1.0"), null);
        cell.place(shot("g-1", 0, 0));
        cell.publish("lone", lone("1.1").replace("shots.rounds >= 1", "shots.rounds >= 9"), null);
        assertThat(cell.standing()).isEmpty();
        cell.publish("lone", lone("1.2"), null);
        assertThat(cell.standing()).hasSize(1);
        String onCalls = lone("1.3")
                .replace("GUNSHOT", "CALL")
                .replace("shots.rounds >= 1", "shots.confidence > 0.0")
                .replace(", rounds: 2", "");
        cell.publish("lone", onCalls, null);
        assertThat(last(cell.statements()).getReasons()).isEmpty();
        assertThat(cell.standing()).isEmpty();
    }

    @Test
    void whileTheMachineIsShortOfTimeNoRuleIsTakenForGreedy() throws Exception {
        compiledWithShots(30, 1);
        cell.publish("called", called("1.0"), null);
        CellUnderTest.tick(SECOND_NANOS / 20, SECOND_NANOS / 500);
        for (int i = 0; i < 20; i++) {
            cell.place(call("c-" + i, i, 0));
        }
        CellUnderTest.tick(0);
        assertThat(demotions()).isEmpty();
    }

    @Test
    void catchingUpMakesNoRuleGreedy() throws Exception {
        compiledWithShots(1_000, 10);
        // A turn of catching up is over after two cells; ten of them hold a hundred shots each.
        CellUnderTest.tick(SECOND_NANOS / 250);
        cell.publish("lone", lone("1.0"), null);
        for (int i = 0; i < 50; i++) {
            cell.wallClockGoesOn(CatchUp.PAUSE_MILLIS);
            if (i % 5 == 4) {
                cell.place(shot("later-" + i, i, 60));
            }
        }
        CellUnderTest.tick(0);
        assertThat(demotions()).isEmpty();
    }

    @Test
    void aGreedyRuleIsPutIntoShadowByItsTaskThenPausedAndTheOthersGoOn() throws Exception {
        compiledWithShots(30, 1);
        cell.publish("called", called("1.0"), null);
        cell.publish("lone", lone("1.0"), null);
        // A call is a question about each of thirty shots, and a question now takes 50 ms.
        CellUnderTest.tick(SECOND_NANOS / 20);
        for (int i = 0; demotions().isEmpty(); i++) {
            assertThat(i).as("calls").isLessThan(20);
            cell.place(call("c-" + i, i, 0));
        }
        assertThat(demotions()).singleElement().satisfies(status -> {
            assertThat(status.getRuleId()).isEqualTo("called");
            assertThat(status.getMode()).isEqualTo(RuleMode.SHADOW);
            assertThat(status.getDemotion()).contains("% of the task's time", "at most 25 %");
            assertThat(status.getReasons()).containsExactly(status.getDemotion());
            assertThat(status.getInForce()).isEqualTo("1.0");
        });
        for (int i = 20; demotions().size() < 2; i++) {
            assertThat(i).as("calls").isLessThan(40);
            cell.place(call("c-" + i, i, 0));
        }
        CellUnderTest.tick(0);
        assertThat(last(demotions()).getMode()).isEqualTo(RuleMode.OFF);
        cell.wallClockGoesOn(CatchUp.PAUSE_MILLIS);
        assertThat(ofRule("called")).isEmpty();
        assertThat(ofRule("lone"))
                .hasSize(30)
                .allSatisfy(match -> assertThat(match.getShadow()).isFalse());

        cell.publish("called", called("1.0"), null);
        assertThat(last(cell.statements()).getMode())
                .as("a new publication lifts it")
                .isEqualTo(RuleMode.LIVE);
        assertThat(ofRule("called"))
                .hasSize(30)
                .allSatisfy(match -> assertThat(match.getShadow()).isFalse());
    }

    @Test
    void aFloodIsStoppedAndARestartTriesAgain() throws Exception {
        cell.close();
        cell = open(SMALL, null);
        cell.publish("lone", lone("1.0"), null);
        for (int i = 0; i < 6; i++) {
            cell.place(shot("g-" + i, i, 0));
        }
        assertThat(demotions()).singleElement().extracting(RuleStatus::getMode).isEqualTo(RuleMode.SHADOW);
        assertThat(cell.standing())
                .hasSize(6)
                .allSatisfy(match -> assertThat(match.getShadow()).isTrue());
        for (int i = 6; i < 40; i++) {
            cell.place(shot("g-" + i, i, 0));
        }
        assertThat(last(demotions())).satisfies(status -> {
            assertThat(status.getMode()).isEqualTo(RuleMode.OFF);
            assertThat(status.getDemotion())
                    .startsWith("21 new matches with anchors in the hour from 2026-01-01T21:00");
        });
        assertThat(cell.standing()).as("a paused rule has none").isEmpty();

        OperatorSubtaskState checkpoint = cell.snapshot();
        cell.close();
        cell = open(BudgetLimits.DEFAULT, checkpoint);
        cell.place(shot("g-99", 50, 0));
        assertThat(cell.standing())
                .hasSize(41)
                .allSatisfy(match -> assertThat(match.getShadow()).isFalse());
    }

    @Test
    void conditionsThatFailAreToldOnceAMinuteWhileTheyDo() throws Exception {
        cell.publish(
                "called",
                called("1.0").replace("call.category == 'SHOTS_FIRED'", "10 / (call.priority - 2) > 0"),
                null);
        cell.place(shot("g-1", 0, 0));
        cell.place(call("c-1", 10, 0));
        cell.wallClockGoesOn(10_000);
        assertThat(last(cell.statements())).satisfies(status -> {
            assertThat(status.getEvent()).isEqualTo(RuleEvent.FAILING);
            assertThat(status.getFailedConditions()).isPositive();
            assertThat(status.getMode()).isEqualTo(RuleMode.LIVE);
        });
        int told = cell.statements().size();
        cell.place(call("c-2", 11, 0));
        cell.wallClockGoesOn(50_000);
        assertThat(cell.statements()).hasSize(told);
        cell.wallClockGoesOn(10_000);
        assertThat(cell.statements()).hasSize(told + 1);
        cell.wallClockGoesOn(600_000);
        assertThat(cell.statements()).as("the count has not grown").hasSize(told + 1);
    }

    private CellUnderTest open(BudgetLimits budget, @Nullable OperatorSubtaskState from) throws Exception {
        return new CellUnderTest(backend, CellUnderTest.limits(500_000, budget), List.of(), from);
    }

    /** A task whose code is compiled, with so many shots on its tables, in so many places in turn. */
    private void compiledWithShots(int shots, int places) throws Exception {
        cell.close();
        cell = open(SOON, null);
        for (int i = 0; i < shots; i++) {
            cell.place(shot("g-" + i, i, i % places));
        }
        CellUnderTest.NANOS.addAndGet(11 * SECOND_NANOS);
    }

    private List<RuleStatus> demotions() {
        return cell.statements().stream()
                .filter(status -> status.getEvent() == RuleEvent.DEMOTED)
                .toList();
    }

    private List<Match> ofRule(String rule) {
        return cell.standing().stream()
                .filter(match -> match.getRuleId().equals(rule))
                .toList();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static Observation shot(String id, long seconds, double degreesEast) {
        return seen(Kind.GUNSHOT, id, seconds, degreesEast);
    }

    private static Observation call(String id, long seconds, double degreesEast) {
        return seen(Kind.CALL, id, seconds, degreesEast);
    }

    private static Observation seen(Kind kind, String id, long seconds, double degreesEast) {
        return Observation.plain(
                kind,
                id,
                "sensor-1",
                NINE_PM + seconds * 1_000,
                41.85,
                -87.68 + degreesEast,
                25,
                0.9,
                kind == Kind.CALL ? CallCategory.SHOTS_FIRED.ordinal() : GunshotCategory.MULTIPLE.ordinal(),
                2);
    }

    private static String lone(String version) {
        return """
                rule: lone
                version: "%s"
                about: any shot
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 1}
                examples:
                  - about: a shot is enough
                    given: [{shots: {at: '21:00:00', rounds: 2}}]
                    expect: {match: true}
                """.formatted(version);
    }

    private static String called(String version) {
        return """
                rule: called
                version: "%s"
                about: a shot and a call
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                around:
                  - name: call
                    kind: CALL
                    within: {before: 5m, after: 5m, radius: 600m}
                    where: call.category == 'SHOTS_FIRED'
                examples:
                  - about: nothing comes of nothing
                    given: [{shots: {at: '21:00:00'}}]
                    expect: {match: false}
                """.formatted(version);
    }
}
