package io.crossfix.flow;

import io.crossfix.model.CellSettings;
import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.RiskSettings;
import io.crossfix.model.risk.Rate;
import io.crossfix.model.risk.RiskBook;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskReadings;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.RiskReading;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Moves the risk of the risk cells that a key cell owns, and tells it. Every risk cell has one owner, so it has one value. */
final class RiskFusion {

    static final long MINUTE_MILLIS = 60_000;

    private final CellSettings settings;
    private final Grid grid;
    private final RiskModel model;

    RiskFusion(CellSettings settings, Grid grid, RiskModel model) {
        this.settings = settings;
        this.grid = grid;
        this.model = model;
    }

    /** An observation arrives, however late. */
    void observe(CellFusion.Moment now, Placed placed, CellOutlet out) {
        Observation seen = placed.observation();
        Set<Long> moved = new LinkedHashSet<>();
        RiskBook book = now.table().risk();
        RiskBook.Desk desk = desk(now);
        book.catchUp(desk, moved);
        RiskBook.Effect effect = book.observe(desk, seen, placed.riskCell(), tooOld(now), moved);
        if (effect == RiskBook.Effect.TOO_OLD) {
            out.count(StepMetrics.TOO_OLD_FOR_RISK);
        }
        if (book.shrinkTo(settings.risk().maxFacts())) {
            out.count(StepMetrics.RISK_SETTLED_EARLY);
        }
        RiskSettings told = settings.risk();
        tell(
                now,
                moved,
                seen.at(),
                (readings, cell) -> readings.news(cell, seen.at(), told.step(), told.factor()),
                out);
    }

    /** The NEXT score at an observation that lies here, just before it. */
    Rate before(CellFusion.Moment now, Observation seen) {
        return now.table().risk().before(desk(now), seen, grid.place(seen).riskCell());
    }

    /** A person has dismissed what rested on an observation. */
    void dismiss(CellFusion.Moment now, JudgedFact fact, CellOutlet out) {
        Set<Long> moved = new LinkedHashSet<>();
        RiskBook.Desk desk = desk(now);
        now.table().risk().catchUp(desk, moved);
        long at = fact.getObservedAt().toEpochMilli();
        if (at < tooOld(now)) {
            out.count(StepMetrics.TOO_OLD_FOR_RISK);
        } else {
            now.table().risk().dismiss(desk, fact.getKind(), fact.getObservationId(), at, moved);
        }
        // However little: what stands on the topic rests on what a person has dismissed.
        tell(now, moved, at, (readings, cell) -> readings.reading(cell, at), out);
    }

    /** A minute is over: whatever is above the floor is told, though nothing may have happened. */
    void minutePassed(CellFusion.Moment now, long minute, CellOutlet out) {
        if (!now.table().beginMinute(minute)) {
            return;
        }
        RiskBook book = now.table().risk();
        book.catchUp(desk(now), new LinkedHashSet<>());
        RiskReadings readings = new RiskReadings(desk(now), book);
        boolean isAnyRaised = false;
        for (long cell : new TreeSet<>(book.cells())) {
            if (readings.isAtLeast(cell, minute, settings.risk().floor()) && grid.owner(cell) == now.cell()) {
                out.risk(readings.reading(cell, minute));
                isAnyRaised = true;
            }
        }
        if (isAnyRaised) {
            out.wakeAtMinute(minute + MINUTE_MILLIS);
        }
    }

    /** Which reading of a cell is told, if any. */
    private interface Telling {
        @Nullable
        RiskReading of(RiskReadings readings, long cell);
    }

    private void tell(CellFusion.Moment now, Set<Long> moved, long at, Telling telling, CellOutlet out) {
        if (moved.isEmpty() || settings.risk().isSilent()) {
            return;
        }
        RiskReadings readings = new RiskReadings(desk(now), now.table().risk());
        boolean isAnyRaised = false;
        for (long cell : moved) {
            isAnyRaised =
                    isAnyRaised || readings.isAtLeast(cell, at, settings.risk().floor());
            RiskReading news = telling.of(readings, cell);
            if (news != null) {
                out.risk(news);
            }
        }
        if (isAnyRaised) {
            out.wakeAtMinute((Math.floorDiv(Math.max(at, now.watermark()), MINUTE_MILLIS) + 1) * MINUTE_MILLIS);
        }
    }

    private long tooOld(CellFusion.Moment now) {
        return now.watermark() == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : now.watermark() - settings.risk().memoryMillis();
    }

    private RiskBook.Desk desk(CellFusion.Moment now) {
        return new RiskBook.Desk(grid, now.cell(), model);
    }
}
