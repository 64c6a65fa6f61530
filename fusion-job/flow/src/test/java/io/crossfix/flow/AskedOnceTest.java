package io.crossfix.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.CellTable;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.CallCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.RiskReading;
import io.crossfix.rule.Matcher;
import io.crossfix.rule.RuleBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a question costs is paid when it can be answered. */
class AskedOnceTest {

    private static final long NINE_PM = 1_767_301_200_000L;
    private static final int CROWDS = 50;
    private static final String RULE = """
            rule: crowd-not-cleared
            version: 1
            about: A camera sees something within a minute after a call, and nobody calls it off.
            author: test
            severity: minor
            anchor: {name: call, kind: CALL}
            around:
              - {name: seen, kind: CAMERA, within: {after: 1m, radius: 300m}}
            absent:
              - {name: calm, kind: CALL, within: {after: 1m, radius: 300m}, where: calm.category == 'OTHER'}
            per: seen.id
            """;

    private final Grid grid = new Grid(GridSettings.DEFAULT);
    private final CellTable table = new CellTable(CellUnderTest.SETTINGS.cell());
    private final Heard heard = new Heard();

    @Test
    void aRuleThatWaitsForSilenceIsAskedWhenItIsCertainAndNotAtEachFactUntilThen() throws Exception {
        RuleBook book = RuleBook.empty().with(CellUnderTest.SETTINGS.compiler().compile(RULE, "test"));
        try (Matcher matcher = new Matcher()) {
            CellFusion fusion = new CellFusion(CellUnderTest.SETTINGS.cell(), grid, matcher, book);
            Observation call = here(Kind.CALL, "c", 0, CallCategory.SHOTS_FIRED.ordinal());
            see(fusion, call);
            for (int i = 1; i <= CROWDS; i++) {
                see(fusion, here(Kind.CAMERA, "v-" + i, i, 1));
            }
            assertThat(heard.questions).isEqualTo(1);
            long due = call.at() + 60_000;
            assertThat(heard.waits).containsExactly(due);

            fusion.timePassed(moment(call, due), due, heard);
            assertThat(heard.questions).isEqualTo(2);
            assertThat(heard.matches).hasSize(CROWDS);
        }
    }

    private void see(CellFusion fusion, Observation seen) {
        long home = grid.place(seen).home();
        Placed.copies(grid, seen, seen.at(), placed -> {
            if (placed.cell() == home) {
                fusion.observe(moment(seen, NINE_PM - 1_000), placed, heard);
            }
        });
    }

    private static Observation here(Kind kind, String id, int second, int category) {
        return Observation.plain(kind, id, "sensor", NINE_PM + second * 1_000L, 41.85, -87.68, 5, 0.9, category, 1);
    }

    private CellFusion.Moment moment(Observation seen, long watermark) {
        return new CellFusion.Moment(table, grid.place(seen).home(), watermark, 0);
    }

    private static final class Heard implements CellOutlet {

        private final List<Match> matches = new ArrayList<>();
        private final Set<Long> waits = new HashSet<>();
        private int questions;

        @Override
        public void match(Match match) {
            matches.add(match);
        }

        @Override
        public void awaitSilence(long anchorAt, long due) {
            waits.add(due);
        }

        @Override
        public void count(String metric) {
            questions += metric.equals(StepMetrics.QUESTIONS) ? 1 : 0;
        }

        @Override
        public void risk(RiskReading reading) {}

        @Override
        public void wakeAt(long eventTime) {}

        @Override
        public boolean setAlarm(long due) {
            return false;
        }

        @Override
        public void wakeAtMinute(long minute) {}
    }
}
