package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.match;
import static io.crossfix.model.desk.DeskUnderTest.rule;
import static io.crossfix.model.desk.DeskUnderTest.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.RuleLabel;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Match;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Incidents depend on the matches alone, not on the order in which they come, go, grow and are answered. */
class IncidentOrderTest {

    private static final int SHUFFLES = 1_000;
    private static final int SCENES = 20;
    private static final List<RuleLabel> RULES =
            List.of(rule("shots", Severity.SEVERE), rule("crowd", Severity.MODERATE), rule("storm", Severity.MINOR));

    @Test
    void aThousandShufflesEndInTheSameIncidentsWhichAreTheOracles() {
        List<Match> stream = scene(new Random(11));
        Set<Set<String>> expected = IncidentOracle.incidents(stream);
        assertThat(expected).as("a scene with something in it").hasSizeGreaterThan(5);
        for (int seed = 0; seed < SHUFFLES; seed++) {
            DeskUnderTest desk =
                    new DeskUnderTest(DeskUnderTest.attention(5_000, AttentionSettings.DEFAULT.cautions()));
            List<Match> shuffled = shuffledButInOrderPerMatch(stream, new Random(seed));
            Random random = new Random(seed);
            for (Match match : shuffled) {
                desk.take(match);
                if (seed % 10 == 0 && random.nextInt(20) == 0) {
                    desk.restart();
                }
            }
            desk.finish();
            assertThat(openIncidents(desk)).as("seed=%d", seed).isEqualTo(expected);
        }
    }

    @Test
    void noDecisionIsLostWhateverComesAfterIt() {
        Map<Integer, Set<Set<String>>> expected = new HashMap<>();
        for (int seed = 0; seed < SHUFFLES; seed++) {
            List<Match> scene = scene(new Random(seed % SCENES));
            List<Match> stream = shuffledButInOrderPerMatch(scene, new Random(seed));
            DeskUnderTest desk = new DeskUnderTest(DeskUnderTest.PROMPT);
            Random random = new Random(seed);
            Map<String, String> decidedBy = new HashMap<>();
            for (Match match : stream) {
                for (Alert alert : desk.take(match)) {
                    if (random.nextInt(10) == 0 && alert.getMatchCount() > 0) {
                        decide(desk, alert, random, decidedBy);
                    }
                }
            }
            assertDecisionsStand(desk, decidedBy, seed);
            assertThat(incidentsOnScreen(desk))
                    .as("seed=%d", seed)
                    .isEqualTo(expected.computeIfAbsent(seed % SCENES, any -> IncidentOracle.incidents(scene)));
        }
    }

    private static void decide(DeskUnderTest desk, Alert alert, Random random, Map<String, String> decidedBy) {
        boolean real = random.nextBoolean();
        if (desk.answer(alert, real ? ReviewAction.CONFIRM : ReviewAction.DISMISS, "reason")
                .getApplied()) {
            decidedBy.put(alert.getAlertId(), real ? "CONFIRMED" : "DISMISSED");
        }
    }

    private static void assertDecisionsStand(DeskUnderTest desk, Map<String, String> decidedBy, int seed) {
        Map<String, Alert> latest = desk.latest();
        decidedBy.forEach((id, status) -> assertThat(latest.get(id).getStatus())
                .as("seed=%d, alert %s", seed, id)
                .isEqualTo(AlertStatus.valueOf(status)));
    }

    /** Every incident that an alert speaks for, whoever has decided it: not one merged into another or followed by another. */
    private static Set<Set<String>> incidentsOnScreen(DeskUnderTest desk) {
        Set<Set<String>> incidents = new HashSet<>();
        desk.latest().values().stream()
                .filter(alert -> alert.getMergedInto() == null && alert.getMatchCount() > 0)
                .filter(alert -> !desk.latest().containsKey(AlertComposer.idAfter(alert.getAlertId())))
                .forEach(alert -> incidents.add(new TreeSet<>(alert.getMatchIds())));
        return incidents;
    }

    private static Set<Set<String>> openIncidents(DeskUnderTest desk) {
        Set<Set<String>> incidents = new HashSet<>();
        desk.latest().values().stream()
                .filter(alert -> alert.getStatus() == AlertStatus.RAISED)
                .forEach(alert -> incidents.add(new TreeSet<>(alert.getMatchIds())));
        return incidents;
    }

    /** An hour along three kilometres with a crowd in the middle, of three rules; some of it is withdrawn, some comes back. */
    private static List<Match> scene(Random random) {
        List<Match> stream = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            RuleLabel rule = RULES.get(random.nextInt(RULES.size()));
            add(stream, rule, "m-" + i, random.nextInt(3_600), random.nextInt(12_000), random);
        }
        for (int i = 0; i < 24; i++) {
            add(stream, RULES.get(2), "s-" + i, 1_300 + random.nextInt(500), 4_000 + random.nextInt(1_600), random);
        }
        return stream;
    }

    private static void add(List<Match> stream, RuleLabel rule, String anchor, long at, double north, Random random) {
        stream.add(match(rule, anchor, at, north));
        if (random.nextInt(7) == 0) {
            stream.add(withdrawn(rule, anchor, at, north));
            if (random.nextInt(3) == 0) {
                stream.add(match(rule, anchor, at, north));
            }
        }
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
