package io.crossfix.model.desk;

import static io.crossfix.model.desk.DeskUnderTest.match;
import static io.crossfix.model.desk.DeskUnderTest.rule;
import static io.crossfix.model.desk.DeskUnderTest.shot;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Observation;
import io.crossfix.model.RuleLabel;
import io.crossfix.model.Sightings;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an incident rests on is kept up piece by piece; here it is sorted anew from its matches. */
class IncidentEvidenceTest {

    private static final RuleLabel RULE = rule("shots", Severity.SEVERE);

    @Test
    void isWhatSortingAllMatchesGives() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Incident large = new Incident();
            Incident small = new Incident();
            Map<String, Match> held = new LinkedHashMap<>();
            for (int step = 0; step < 60; step++) {
                Match match = drawn(random);
                Match before = held.get(match.getMatchId());
                if (before == null) {
                    (random.nextBoolean() ? large : small).put(match);
                    held.put(match.getMatchId(), match);
                } else if (random.nextBoolean()) {
                    home(before, large, small).put(match);
                    held.put(match.getMatchId(), match);
                } else {
                    home(before, large, small).remove(before);
                    held.remove(match.getMatchId());
                }
                assertSame(large, seed);
            }
            large.absorb(small);
            assertSame(large, seed);
            assertThat(large.size()).isEqualTo(held.size());
        }
    }

    private static Incident home(Match match, Incident large, Incident small) {
        return large.matches().contains(match) ? large : small;
    }

    private static void assertSame(Incident incident, int seed) {
        Collection<Evidence> sorted = sorted(incident.matches());
        assertThat(incident.evidence().distinct().toList()).as("seed=%d", seed).containsExactlyElementsOf(sorted);
        assertThat(incident.evidence().size()).as("seed=%d", seed).isEqualTo(sorted.size());
        assertThat(incident.evidence().isExercise())
                .as("seed=%d", seed)
                .isEqualTo(sorted.stream().anyMatch(Evidence::getExercise));
    }

    private static Collection<Evidence> sorted(Collection<Match> matches) {
        Map<String, Evidence> distinct = new LinkedHashMap<>();
        matches.stream()
                .flatMap(match -> match.getEvidence().stream())
                .sorted(Comparator.comparing(Evidence::getObservedAt)
                        .thenComparing(Evidence::getKind)
                        .thenComparing(Evidence::getObservationId)
                        .thenComparing(Evidence::getStep))
                .forEach(piece -> distinct.putIfAbsent(piece.getKind() + "/" + piece.getObservationId(), piece));
        return distinct.values();
    }

    /** One of twenty shots, with some of ten calls that several shots share. */
    private static Match drawn(Random random) {
        int anchor = random.nextInt(20);
        Observation[] calls = IntStream.range(0, random.nextInt(4))
                .map(any -> random.nextInt(10))
                .distinct()
                .mapToObj(call -> Sightings.of(Kind.CALL, "c-" + call, call * 5L, DeskUnderTest.latitude(call), -87.68))
                .toArray(Observation[]::new);
        return drills(match(RULE, shot("s-" + anchor, anchor * 4L, anchor), calls), random);
    }

    /** Now and then a piece is of a drill, also where another match has it as real. */
    private static Match drills(Match match, Random random) {
        return Match.newBuilder(match)
                .setEvidence(match.getEvidence().stream()
                        .map(piece -> Evidence.newBuilder(piece)
                                .setExercise(random.nextInt(40) == 0)
                                .build())
                        .toList())
                .build();
    }
}
