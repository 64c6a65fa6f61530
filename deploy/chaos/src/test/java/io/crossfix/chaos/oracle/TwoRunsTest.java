package io.crossfix.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What differs is laid to the time it began in, and a new rule is not asked for what it could not know. */
class TwoRunsTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void aLossIsLaidToTheTimeItsAnchorLiesIn() {
        TwoRuns runs = new TwoRuns(said(), said(match("r", NOON), match("r", NOON.plusSeconds(60))), Map.of());

        assertThat(runs.between(NOON, NOON.plusSeconds(60)).matches().lost()).hasSize(1);
        assertThat(runs.between(NOON.plusSeconds(60), Instant.MAX).matches().lost())
                .hasSize(1);
        assertThat(runs.between(Instant.MIN, NOON).matches().isNone()).isTrue();
    }

    @Test
    void aRuleThatAnUpgradeBroughtNeedNotKnowWhatWasGone() {
        Match gone = match("upgrade-1", NOON.minus(Duration.ofMinutes(6)));
        Match held = match("upgrade-1", NOON.minus(Duration.ofMinutes(4)));
        TwoRuns runs = new TwoRuns(said(), said(gone, held), Map.of("upgrade-1", NOON));

        assertThat(runs.between(Instant.MIN, Instant.MAX).matches().lost()).containsExactly(held.getMatchId());
    }

    private static LastRecords said(Match... matches) {
        Map<String, SpecificRecordBase> byId = new HashMap<>();
        for (Match match : matches) {
            byId.put(match.getMatchId(), match);
        }
        return new LastRecords(byId, Map.of(), List.of());
    }

    private static Match match(String rule, Instant anchorAt) {
        return Samples.match(rule + "-" + anchorAt, rule, anchorAt);
    }
}
