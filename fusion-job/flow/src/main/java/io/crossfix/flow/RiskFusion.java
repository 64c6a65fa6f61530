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
import java.util.List;
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

    /** An observation arrives, however late; this cell has caught up before. */
    void observe(CellFusion.Moment now, Placed placed, CellOutlet out) {
        Observation seen = placed.observation();
        Set<Long> moved = new LinkedHashSet<>();
        RiskBook book = now.table().risk();
        RiskBook.Effect effect = book.observe(desk(now), seen, placed.riskCell(), tooOld(now), moved);
        if (effect == RiskBook.Effect.TOO_OLD) {
            out.count(StepMetrics.TOO_OLD_FOR_RISK);
        }
        if (book.shrinkTo(settings.risk().maxFacts())) {
            out.count(StepMetrics.RISK_SETTLED_EARLY);
        }
        tell(now, moved, seen.at(), news(seen.at()), out);
    }

    /** Other weights are in force, or more is known of sensors, than when this cell was looked at last. */
    void catchUp(CellFusion.Moment now, CellOutlet out) {
        RiskBook book = now.table().risk();
        // Asked before every observation, plate reads too: nothing is made until it is so.
        if (book.isBehind(model)) {
            book.catchUp(desk(now));
            Set<Long> owned = new TreeSet<>(book.cells());
            owned.removeIf(cell -> grid.owner(cell) != now.cell());
            tell(now, owned, now.watermark(), news(now.watermark()), out);
        }
    }

    private Telling news(long at) {
        RiskSettings told = settings.risk();
        return (readings, cell) -> readings.news(cell, at, told.step(), told.factor());
    }

    /** The NEXT score at an observation that lies here, just before it. */
    Rate before(CellFusion.Moment now, Observation seen) {
        return now.table().risk().before(desk(now), seen, grid.place(seen).riskCell());
    }

    /** A person has dismissed what rested on an observation. */
    void dismiss(CellFusion.Moment now, JudgedFact fact, CellOutlet out) {
        Set<Long> moved = new LinkedHashSet<>();
        catchUp(now, out);
        long at = fact.getObservedAt().toEpochMilli();
        if (at < tooOld(now)) {
            out.count(StepMetrics.TOO_OLD_FOR_RISK);
        } else {
            now.table().risk().dismiss(desk(now), fact.getKind(), fact.getObservationId(), at, moved);
        }
        // However little: what stands on the topic rests on what a person has dismissed.
        tell(now, moved, at, (readings, cell) -> readings.tell(cell, at), out);
    }

    /** A minute is over: whatever is above the floor is told, though nothing may have happened. */
    void minutePassed(CellFusion.Moment now, long minute, CellOutlet out) {
        if (!now.table().beginMinute(minute)) {
            return;
        }
        catchUp(now, out);
        RiskBook book = now.table().risk();
        RiskReadings readings = new RiskReadings(desk(now), book);
        List<Long> raised = book.cells().stream()
                .filter(cell -> readings.isAtLeast(cell, minute, settings.risk().floor()))
                .filter(cell -> grid.owner(cell) == now.cell())
                .sorted()
                .toList();
        for (long cell : raised) {
            out.risk(readings.tell(cell, minute));
        }
        if (!raised.isEmpty()) {
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
        long from = Math.max(at, now.watermark());
        // Just restored: the timers that were set before are set again.
        if (isAnyRaised && from != Long.MIN_VALUE) {
            out.wakeAtMinute((Math.floorDiv(from, MINUTE_MILLIS) + 1) * MINUTE_MILLIS);
        }
    }

    private long tooOld(CellFusion.Moment now) {
        return now.watermark() == Long.MIN_VALUE
                ? Long.MIN_VALUE
                : now.watermark() - settings.risk().memoryMillis();
    }

    private RiskBook.Desk desk(CellFusion.Moment now) {
        return new RiskBook.Desk(grid, now.cell(), model, tooOld(now));
    }
}
