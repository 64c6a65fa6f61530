package io.crossfix.flow;

import io.crossfix.model.CellSettings;
import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.RiskLedger;
import io.crossfix.model.RiskRings;
import io.crossfix.model.RiskWeights;
import io.crossfix.model.Score;
import io.crossfix.record.RiskReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves the risk of the risk cells that a key cell owns. Every risk cell has one owner, so it has one value. */
final class RiskFusion {

    private static final int RINGS = 1;

    private final CellSettings settings;
    private final Grid grid;

    RiskFusion(CellSettings settings, Grid grid) {
        this.settings = settings;
        this.grid = grid;
    }

    /** Adds an observation's weight around its place, and takes away that of the revision it replaces. */
    void add(CellFusion.Moment now, Placed placed, @Nullable Observation before, CellOutlet out) {
        if (!RiskWeights.bearsRisk(placed.observation().kind())) {
            return;
        }
        // Almost always empty, and a map makes nothing until something is put into it.
        Map<Long, RiskLedger> moved = new HashMap<>();
        if (before != null) {
            spread(now, grid.place(before).riskCell(), before, -1, moved);
        }
        spread(now, placed.riskCell(), placed.observation(), 1, moved);
        moved.forEach((cell, ledger) -> out.risk(reading(cell, now.cell(), ledger)));
    }

    /**
     * Adds the weight of an observation that came too late to be matched. Nothing tells any more whether it is a repeat, so
     * one that has all but decayed is left alone: a replay after a crash must not count last week twice.
     */
    void addLate(CellFusion.Moment now, Placed placed, CellOutlet out) {
        if (now.watermark() - placed.observation().at() <= RiskWeights.MEMORY_MILLIS) {
            add(now, placed, null, out);
        }
    }

    private void spread(CellFusion.Moment now, long centre, Observation seen, int sign, Map<Long, RiskLedger> moved) {
        double weight = sign * RiskWeights.of(seen);
        // A drill is scored like the real thing, but leaves nothing behind in what the place is known for.
        if (weight == 0 || seen.exercise()) {
            return;
        }
        RiskRings around = grid.risksAround(centre);
        int at = 0;
        for (int ring = 0; ring <= RINGS; ring++) {
            double share = RiskWeights.ringShare(ring, seen.uncertaintyMetres());
            for (; at < around.ends()[ring]; at++) {
                if (around.owners()[at] == now.cell()) {
                    long cell = around.cells()[at];
                    RiskLedger ledger = now.table().addRisk(cell, seen, weight * share, settings.riskStep());
                    if (ledger != null) {
                        moved.put(cell, ledger);
                    }
                }
            }
        }
    }

    private static RiskReading reading(long cell, long keyCell, RiskLedger ledger) {
        Score score = ledger.score();
        return RiskReading.newBuilder()
                .setRiskCell(cell)
                .setKeyCell(keyCell)
                .setAt(Instant.ofEpochMilli(ledger.clock()))
                .setNow(score.probability())
                .setLogOdds(score.logOdds())
                .setShares(score.shares())
                .setWeightsVersion(RiskWeights.VERSION)
                .build();
    }
}
