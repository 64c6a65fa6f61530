package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Facts.Change.Effect;
import io.crossfix.model.risk.RiskBook;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Kind;
import io.crossfix.record.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellTableTest {

    private static final CellSettings SETTINGS = CellSettings.DEFAULT;

    private static final RuleLabel RULE = new RuleLabel("rule", 2, "2.1", Severity.SEVERE, true);

    private final Map<Long, byte[]> kept = new HashMap<>();

    @Test
    void aRepeatChangesNothingAndTheHighestRevisionStays() {
        CellTable table = new CellTable(SETTINGS);
        Observation first = Sightings.shot("g-1", 0, 41.85, -87.68);
        Observation second = Sightings.revised(first, 1, 0.5, false);
        assertThat(table.facts().put(first).effect()).isEqualTo(Effect.ADDED);
        assertThat(table.facts().put(first).effect()).isEqualTo(Effect.REPEATED);
        assertThat(table.facts().put(second).effect()).isEqualTo(Effect.REPLACED);
        assertThat(table.facts().put(first).effect()).isEqualTo(Effect.OUTDATED);
        assertThat(all(table)).containsExactly(second);
    }

    @Test
    void aWithdrawnObservationStaysWithdrawn() {
        CellTable table = new CellTable(SETTINGS);
        Observation seen = Sightings.shot("g-1", 0, 41.85, -87.68);
        table.facts().put(Sightings.revised(seen, 1, 0.9, true));
        assertThat(table.facts().put(seen).effect()).isEqualTo(Effect.OUTDATED);
        assertThat(all(table)).isEmpty();
    }

    @Test
    void anyOrderLeavesTheSameTableAlsoWhenContentsConflict() {
        Observation one = Sightings.shot("g-1", 0, 41.85, -87.68);
        List<Observation> conflicting = new ArrayList<>(
                List.of(one, Sightings.revised(one, 0, 0.3, false), Sightings.revised(one, 0, 0.7, false)));
        Observation settled = null;
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(conflicting, new Random(seed));
            CellTable table = new CellTable(SETTINGS);
            conflicting.forEach(table.facts()::put);
            settled = settled == null ? all(table).get(0) : settled;
            assertThat(all(table)).as("seed=%d", seed).containsExactly(settled);
        }
    }

    @Test
    void whatIsKeptComesBack() {
        CellTable table = new CellTable(SETTINGS);
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            table.facts().put(Sightings.of(Kind.values()[i % 4], "o-" + i, random.nextInt(3_600), 41.85, -87.68));
        }
        Observation anchor = all(table).get(0);
        table.say("rule", anchor, "per", new Said(RULE, "m", "h", 3, true));
        table.declareSilence(12_345);
        table.askedAbout(99);
        Grid grid = new Grid(GridSettings.DEFAULT);
        Placement place = grid.place(anchor);
        RiskBook.Desk desk = new RiskBook.Desk(grid, place.home(), RiskModel.shipped());
        table.risk().observe(desk, anchor, place.riskCell(), 0, new HashSet<>());
        drain(table);

        CellTable again = CellTable.load(SETTINGS, kept::get);
        assertThat(all(again)).isEqualTo(all(table));
        assertThat(again.said("rule", anchor)).isEqualTo(table.said("rule", anchor));
        assertThat(again.silentUpTo()).isEqualTo(12_345);
        assertThat(again.rulesFingerprint()).isEqualTo(99);
        assertThat(table.risk().cells()).contains(place.riskCell());
        assertThat(again.risk().cells()).isEqualTo(table.risk().cells());
        table.risk()
                .cells()
                .forEach(cell -> assertThat(again.risk().ledger(cell))
                        .hasToString(table.risk().ledger(cell).toString()));
    }

    @Test
    void whatWasSaidUnderARuleCanBeForgottenWhole() {
        CellTable table = new CellTable(SETTINGS);
        Observation anchor = Sightings.shot("g-1", 0, 41.85, -87.68);
        Observation other = Sightings.shot("g-2", 300, 41.85, -87.68);
        table.say("rule", anchor, "a", new Said(RULE, "m-1", "h", 1, true));
        table.say("rule", other, "", new Said(RULE, "m-2", "h", 1, false));
        table.say("another", anchor, "", new Said(RULE, "m-3", "h", 1, true));
        assertThat(table.spokenRules()).containsExactly("another", "rule");
        assertThat(table.spokenUnder("rule"))
                .extracting(CellTable.Spoken::anchor)
                .containsExactly("g-1", "g-2");
        table.forgetSaid("rule");
        assertThat(table.spokenRules()).containsExactly("another");
        table.forgetSaid("another", anchor, "");
        drain(table);
        assertThat(kept).as("nothing was worth keeping").isEmpty();
    }

    @Test
    void whatTheFirstReleaseHasSaidIsStillKnown() {
        SaidBook book = new SaidBook(minute -> {});
        Observation anchor = Sightings.shot("g-1", 0, 41.85, -87.68);
        book.restore(Minutes.of(anchor.at()), Bytes.write(1, out -> {
            out.writeInt(1);
            out.writeUTF("rule");
            out.writeByte(Kind.GUNSHOT.ordinal());
            out.writeUTF("g-1");
            out.writeInt(1);
            out.writeUTF("per");
            out.writeUTF("m");
            out.writeUTF("h");
            out.writeInt(3);
            out.writeBoolean(true);
        }));
        assertThat(book.of("rule", anchor))
                .containsExactly(Map.entry("per", new Said(RuleLabel.unknown("rule"), "m", "h", 3, true)));
    }

    @Test
    void onlyWhatChangedIsWrittenAgain() {
        CellTable table = new CellTable(SETTINGS);
        table.facts().put(Sightings.shot("g-1", 0, 41.85, -87.68));
        table.facts().put(Sightings.shot("g-2", 600, 41.85, -87.68));
        assertThat(drain(table)).isEqualTo(3);
        assertThat(drain(table)).isZero();
        table.facts().put(Sightings.shot("g-3", 601, 41.85, -87.68));
        assertThat(drain(table)).as("one minute and the index").isEqualTo(2);
    }

    @Test
    void nothingIsLeftWhenAllTimeHasPassed() {
        CellTable table = new CellTable(SETTINGS);
        Observation anchor = Sightings.shot("g-1", 0, 41.85, -87.68);
        table.facts().put(anchor);
        table.say("rule", anchor, "", new Said(RULE, "m", "h", 1, true));
        drain(table);
        table.expire(Kind.GUNSHOT, Long.MAX_VALUE);
        table.expireSaid(Long.MAX_VALUE);
        drain(table);
        assertThat(table.facts().size()).isZero();
        assertThat(kept).isEmpty();
    }

    @Test
    void whatCameAndWentBetweenTwoCheckpointsIsNeverWritten() {
        CellTable table = new CellTable(SETTINGS);
        Observation anchor = Sightings.shot("g-1", 0, 41.85, -87.68);
        table.facts().put(anchor);
        table.say("rule", anchor, "", new Said(RULE, "m", "h", 1, true));
        table.expire(Kind.GUNSHOT, Long.MAX_VALUE);
        table.expireSaid(Long.MAX_VALUE);
        assertThat(drain(table))
                .as("the index, which says that there is nothing")
                .isEqualTo(1);
        assertThat(kept).isEmpty();
    }

    @Test
    void aFullTableForgetsTheOldestAndSaysSo() {
        CellTable table = new CellTable(new CellSettings(600_000, 10, RiskSettings.DEFAULT));
        for (int i = 0; i < 12; i++) {
            table.facts().put(Sightings.shot("g-" + i, i, 41.85, -87.68));
        }
        assertThat(all(table)).hasSize(10).first().extracting(Observation::id).isEqualTo("g-2");
        assertThat(table.facts().isIncomplete(Kind.GUNSHOT, Sightings.NINE_PM)).isTrue();
        assertThat(table.facts().isIncomplete(Kind.GUNSHOT, Sightings.NINE_PM + 2_000))
                .isFalse();
        drain(table);
        assertThat(CellTable.load(SETTINGS, kept::get).facts().isIncomplete(Kind.GUNSHOT, Sightings.NINE_PM))
                .isTrue();
    }

    private static List<Observation> all(CellTable table) {
        List<Observation> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.addAll(table.facts().within(kind, 0, Long.MAX_VALUE));
        }
        return all;
    }

    private int drain(CellTable table) {
        int[] written = {0};
        table.drainChanges((chunk, bytes) -> {
            written[0]++;
            if (bytes == null) {
                kept.remove(chunk);
            } else {
                kept.put(chunk, bytes);
            }
        });
        return written[0];
    }
}
