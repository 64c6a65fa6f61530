package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.Severity;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeskBookTest {

    private static final Grid GRID = new Grid(GridSettings.DEFAULT);
    private static final RuleLabel RULE = new RuleLabel("rule", 1, "1.0", Severity.SEVERE, false);
    private static final MatchComposer COMPOSER = new MatchComposer(RiskModel.shipped());
    /** One metre north, degrees. */
    private static final double METRE = 1 / 111_195.0;

    static {
        AvroTrust.install();
    }

    private final DeskBook book = new DeskBook("city", IncidentSettings.DEFAULT, GRID);

    @Test
    void matchesCloseTogetherAreOneAlertAndOthersAreNot() {
        assertThat(book.take(match("a", 0, 0))).singleElement().satisfies(alert -> {
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.RAISED);
            assertThat(alert.getRevision()).isEqualTo(1);
        });
        assertThat(book.take(match("b", 600, 299)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(2));
        assertThat(book.take(match("too-late", 1_201, 299)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(1));
        assertThat(book.take(match("too-far", 0, 610)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getMatchCount()).isEqualTo(1));
    }

    @Test
    void severalRulesAboutOneAnchorAreOneAlertThatOnlyGrows() {
        String id = book.take(match("a", 0, 0)).get(0).getAlertId();
        for (int i = 0; i < 20; i++) {
            RuleLabel other = new RuleLabel("rule-" + i, 1, "1.0", Severity.SEVERE, false);
            assertThat(book.take(match(other, "a", 0, 0))).singleElement().satisfies(alert -> {
                assertThat(alert.getAlertId()).isEqualTo(id);
                assertThat(alert.getStatus()).isEqualTo(AlertStatus.RAISED);
            });
        }
    }

    @Test
    void theSameMatchAgainSaysNothing() {
        book.take(match("a", 0, 0));
        assertThat(book.take(match("a", 0, 0))).isEmpty();
    }

    @Test
    void aBridgeMergesTwoAlertsAndItsWithdrawalPartsThemAgain() {
        String first = book.take(match("a", 0, 0)).get(0).getAlertId();
        String second = book.take(match("c", 60, 500)).get(0).getAlertId();
        List<Alert> merged = book.take(match("b", 30, 250));
        assertThat(byId(merged).get(first).getMatchCount()).isEqualTo(3);
        assertThat(byId(merged).get(second)).satisfies(alert -> {
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.MERGED);
            assertThat(alert.getMergedInto()).isEqualTo(first);
        });
        List<Alert> parted = book.take(withdrawn("b", 30, 250));
        assertThat(byId(parted).get(first).getMatchCount()).isEqualTo(1);
        assertThat(byId(parted).get(second).getStatus()).isEqualTo(AlertStatus.RAISED);
    }

    @Test
    void anAlertWithoutMatchesIsRetracted() {
        book.take(match("a", 0, 0));
        assertThat(book.take(withdrawn("a", 0, 0)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.RETRACTED));
    }

    @Test
    void aMatchThatComesToBeInShadowIsWithdrawnAndOneThatLeavesItIsRaised() {
        RuleLabel shadow = new RuleLabel("rule", 1, "1.1", Severity.SEVERE, true);
        assertThat(book.take(match(shadow, "a", 0, 0))).isEmpty();
        book.take(match("a", 0, 0));
        assertThat(book.take(match(shadow, "a", 0, 0)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.RETRACTED));
        assertThat(book.take(match("a", 0, 0)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getStatus()).isEqualTo(AlertStatus.RAISED));
    }

    @Test
    void finalIncidentsDoNotDependOnOrder() {
        Random random = new Random(11);
        List<Match> stream = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long seconds = random.nextInt(3_600);
            double metres = random.nextInt(3_000);
            stream.add(match("m-" + i, seconds, metres));
            if (i % 7 == 0) {
                stream.add(withdrawn("m-" + i, seconds, metres));
            }
        }
        Map<String, Set<String>> reference = openAfter(stream);
        for (int seed = 0; seed < 200; seed++) {
            List<Match> shuffled = shuffledButInOrderPerMatch(stream, new Random(seed));
            assertThat(openAfter(shuffled)).as("seed=%d", seed).isEqualTo(reference);
        }
        assertThat(reference.size()).isGreaterThan(3);
    }

    @Test
    void aPersonDecidesOnWhatTheySaw() {
        Alert seen = book.take(match("a", 0, 0)).get(0);
        DeskBook.Answered acknowledged = book.answer(review("r-1", seen, ReviewAction.ACKNOWLEDGE, null));
        assertThat(acknowledged.status().getApplied()).isTrue();
        assertThat(acknowledged.alert().getStatus()).isEqualTo(AlertStatus.ACKNOWLEDGED);

        assertThat(book.answer(review("r-2", seen, ReviewAction.CONFIRM, null)).status())
                .satisfies(status -> assertThat(status.getReason()).contains("needs a reason code"));
        book.take(match("b", 10, 10));
        assertThat(book.answer(review("r-3", seen, ReviewAction.CONFIRM, "seen-on-camera"))
                        .status())
                .satisfies(status -> {
                    assertThat(status.getApplied()).isFalse();
                    assertThat(status.getReason()).contains("has changed");
                });
    }

    @Test
    void aDecisionIsFinalAndItsRepeatIsHarmless() {
        Alert seen = book.take(match("a", 0, 0)).get(0);
        Review confirm = review("r-1", seen, ReviewAction.CONFIRM, "seen-on-camera");
        assertThat(book.answer(confirm).alert().getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        DeskBook.Answered again = book.answer(confirm);
        assertThat(again.status().getApplied()).isTrue();
        assertThat(again.alert()).isNull();
        assertThat(book.answer(review("r-2", seen, ReviewAction.DISMISS, "fireworks"))
                        .status()
                        .getReason())
                .contains("CONFIRMED");
        // New evidence is added, the decision stays.
        assertThat(book.take(match("b", 10, 10)).get(0).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
    }

    @Test
    void anUnknownAlertIsSaidToBeUnknown() {
        Alert other = new DeskBook("city", IncidentSettings.DEFAULT, GRID)
                .take(match("x", 0, 0))
                .get(0);
        assertThat(book.answer(review("r-1", other, ReviewAction.ACKNOWLEDGE, null))
                        .status()
                        .getReason())
                .contains("no such alert");
    }

    @Test
    void whatIsKeptComesBackAndGoesOn() {
        Alert seen = book.take(match("a", 0, 0)).get(0);
        book.answer(review("r-1", seen, ReviewAction.ACKNOWLEDGE, null));
        book.take(match("z", 0, 2_000));
        Map<Long, byte[]> kept = new HashMap<>();
        book.drainChanges(kept::put);

        DeskBook again = DeskBook.load("city", IncidentSettings.DEFAULT, GRID, kept::get);
        assertThat(again.take(match("a", 0, 0))).as("nothing new").isEmpty();
        assertThat(again.take(match("b", 10, 10))).singleElement().satisfies(alert -> {
            assertThat(alert.getAlertId()).isEqualTo(seen.getAlertId());
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.ACKNOWLEDGED);
            assertThat(alert.getRevision()).isEqualTo(3);
        });
    }

    @Test
    void nothingIsLeftOfAnOldIncident() {
        book.take(match("a", 0, 0));
        book.take(match("b", 30, 10));
        book.expire(Long.MAX_VALUE);
        assertThat(book.weight()).isEqualTo(1);
    }

    private static Match match(String anchor, long seconds, double metresNorth) {
        return match(RULE, anchor, seconds, metresNorth);
    }

    private static Match match(RuleLabel rule, String anchor, long seconds, double metresNorth) {
        Observation shot = Sightings.shot(anchor, seconds, 41.85 + metresNorth * METRE, -87.68);
        Finding finding =
                new Finding("", List.of(new Finding.Piece("shots", shot, 0)), List.of("shots: heard"), List.of());
        Match match = COMPOSER.holds(rule, place(shot), finding, null);
        return COMPOSER.seal(match, COMPOSER.contentHash(match), 1, 0);
    }

    private static Match withdrawn(String anchor, long seconds, double metresNorth) {
        Observation shot = Sightings.shot(anchor, seconds, 41.85 + metresNorth * METRE, -87.68);
        Match match = COMPOSER.retracted(RULE, place(shot), shot, "");
        return COMPOSER.seal(match, COMPOSER.contentHash(match), 2, 0);
    }

    private static MatchComposer.Place place(Observation shot) {
        Placement placement = GRID.place(shot);
        return new MatchComposer.Place(placement.home(), placement.riskCell());
    }

    private static Review review(String id, Alert seen, ReviewAction action, @Nullable String reason) {
        return new Review(
                id,
                seen.getAlertId(),
                seen.getDesk(),
                seen.getRevision(),
                seen.getContentHash(),
                action,
                reason,
                "operator-1",
                Instant.EPOCH,
                1.0,
                "operator");
    }

    private static Map<String, Alert> byId(List<Alert> alerts) {
        Map<String, Alert> byId = new HashMap<>();
        alerts.forEach(alert -> byId.put(alert.getAlertId(), alert));
        return byId;
    }

    /** Matches of every alert that stands in the end. */
    private static Map<String, Set<String>> openAfter(List<Match> stream) {
        DeskBook book = new DeskBook("city", IncidentSettings.DEFAULT, GRID);
        Map<String, Alert> last = new HashMap<>();
        stream.forEach(match -> book.take(match).forEach(alert -> last.put(alert.getAlertId(), alert)));
        Map<String, Set<String>> open = new TreeMap<>();
        last.values().stream()
                .filter(alert -> alert.getStatus() == AlertStatus.RAISED)
                .forEach(alert -> open.put(alert.getAlertId(), new TreeSet<>(alert.getMatchIds())));
        return open;
    }

    private static List<Match> shuffledButInOrderPerMatch(List<Match> stream, Random random) {
        List<Match> shuffled = new ArrayList<>(stream);
        Collections.shuffle(shuffled, random);
        Map<String, List<Match>> inOrder = new HashMap<>();
        stream.forEach(match -> inOrder.computeIfAbsent(match.getMatchId(), id -> new ArrayList<>())
                .add(match));
        shuffled.replaceAll(match -> inOrder.get(match.getMatchId()).remove(0));
        return shuffled;
    }
}
