package io.crossfix.model.risk;

import io.crossfix.model.Bytes;
import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.ObservationCodec;
import io.crossfix.model.Retention;
import io.crossfix.model.RiskRings;
import io.crossfix.model.risk.RiskFacts.Bearing;
import io.crossfix.record.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The risk that one key cell remembers: the ledgers of the risk cells in it, and the observations that may still change.
 *
 * <p>What an observation has added to the ledgers is always what it weighs: whenever that may have changed (a revision, an
 * earlier observation of the same incident, a dismissal, other weights, more known of its sensor), the difference is added.
 * So the ledgers are a function of what was observed, not of the order it arrived in.
 */
public final class RiskBook {

    private static final int FORMAT = 1;
    private static final Kind[] KINDS = Kind.values();

    private final LongConsumer cellChanged;
    private final RiskFacts facts;
    private final Map<Long, RiskLedger> ledgers = new HashMap<>();
    private long knownVersion = -1;

    /**
     * Where a book is used.
     *
     * @param grid the grid
     * @param keyCell the key cell whose book it is
     * @param model what observations weigh
     * @param notBefore what was observed earlier is settled for good: it only tells still whether others belong to its
     *     incident; milliseconds since epoch
     */
    public record Desk(Grid grid, long keyCell, RiskModel model, long notBefore) {

        /** Where nothing is settled for good. */
        public Desk(Grid grid, long keyCell, RiskModel model) {
            this(grid, keyCell, model, Long.MIN_VALUE);
        }
    }

    /** What came of an observation. */
    public enum Effect {
        TAKEN,
        /** A repeat, or an outdated revision. */
        KNOWN,
        /** So old that nothing tells any more whether it is a repeat. */
        TOO_OLD,
        /** It says nothing about violence. */
        NOTHING
    }

    /**
     * An empty book.
     *
     * @param cellChanged is told which risk cell's ledger is not what it was
     * @param hourChanged is told which hour of observations is not what it was, hours since epoch
     */
    public RiskBook(LongConsumer cellChanged, LongConsumer hourChanged) {
        this.cellChanged = cellChanged;
        this.facts = new RiskFacts(hourChanged);
    }

    /**
     * An observation arrives, in any order.
     *
     * @param riskCell that it lies in
     * @param notBefore time that is too old, milliseconds since epoch
     * @param moved risk cells owned here whose ledgers changed are added here
     */
    public Effect observe(Desk desk, Observation seen, long riskCell, long notBefore, Set<Long> moved) {
        if (!RiskFacts.concerns(seen)) {
            return Effect.NOTHING;
        }
        if (seen.at() < notBefore) {
            return Effect.TOO_OLD;
        }
        if (!facts.isNews(seen)) {
            return Effect.KNOWN;
        }
        Bearing before = facts.find(RiskFacts.Id.of(seen));
        if (before != null) {
            before.alone = RiskMass.NONE;
            settleWithFollowers(desk, before, moved);
            facts.remove(before);
        }
        Bearing fact = facts.add(seen, riskCell);
        fact.alone = alone(desk, fact);
        settleWithFollowers(desk, fact, moved);
        return Effect.TAKEN;
    }

    /**
     * A person has dismissed an alert that rested on an observation: what it weighs is taken away, exactly. May come before
     * the observation.
     *
     * @param at when it was observed, milliseconds since epoch
     */
    public void dismiss(Desk desk, Kind kind, String id, long at, Set<Long> moved) {
        facts.dismiss(new RiskFacts.Id(kind, id), at);
        Bearing fact = facts.find(new RiskFacts.Id(kind, id));
        if (fact != null) {
            fact.alone = alone(desk, fact);
            settleWithFollowers(desk, fact, moved);
        }
    }

    /** True when observations may weigh something else than when {@link #catchUp} was called last. */
    public boolean isBehind(RiskModel model) {
        return knownVersion != model.version();
    }

    /** Lets every observation weigh what it weighs now. */
    public void catchUp(Desk desk) {
        Set<Long> moved = new HashSet<>();
        knownVersion = desk.model().version();
        for (Bearing fact : facts.all()) {
            fact.alone = alone(desk, fact);
        }
        // Only now is it known for all of them whether they open an incident.
        for (Bearing fact : facts.all()) {
            if (fact.seen.at() >= desk.notBefore()) {
                settle(desk, fact, moved);
            }
        }
    }

    private RiskMass alone(Desk desk, Bearing fact) {
        // A drill is scored like the real thing in its alert, but leaves nothing behind in what the place is known for.
        boolean isMereDrill = fact.seen.exercise() && !desk.model().countsDrills();
        return isMereDrill || facts.isDismissed(fact.seen)
                ? RiskMass.NONE
                : desk.model().mass(fact.seen);
    }

    private void settleWithFollowers(Desk desk, Bearing fact, Set<Long> moved) {
        settle(desk, fact, moved);
        for (Bearing later : facts.after(fact, desk.grid().risksAround(fact.cell))) {
            settle(desk, later, moved);
        }
    }

    /** Makes what was added be what it weighs. */
    private void settle(Desk desk, Bearing fact, Set<Long> moved) {
        RiskRings around = desk.grid().risksAround(fact.cell);
        boolean follows = fact.alone.next() > 0 && facts.isFollowUp(fact, around);
        RiskMass weighs = follows ? fact.alone.ofFollowUp() : fact.alone;
        if (!weighs.equals(fact.added)) {
            spread(desk, fact, around, weighs, moved);
            fact.added = weighs;
            facts.touch(fact);
        }
    }

    private void spread(Desk desk, Bearing fact, RiskRings around, RiskMass weighs, Set<Long> moved) {
        double now = weighs.now() - fact.added.now();
        double next = weighs.next() - fact.added.next();
        RiskSource source = RiskFacts.source(fact);
        int begin = 0;
        for (int ring = 0; ring < NextWeights.RINGS; ring++) {
            int end = around.ends()[ring];
            double nowShare = now * RingShares.of(ring, fact.seen.uncertaintyMetres());
            for (int i = begin; i < end; i++) {
                if (around.isHeldBy(desk.keyCell(), i)) {
                    long cell = around.cells()[i];
                    ledgers.computeIfAbsent(cell, each -> new RiskLedger())
                            .add(source, ring, fact.seen.at(), nowShare, next / (end - begin));
                    cellChanged.accept(cell);
                    if (around.owners()[i] == desk.keyCell()) {
                        moved.add(cell);
                    }
                }
            }
            begin = end;
        }
    }

    /**
     * The NEXT score of a risk cell that a part of lies here, just before an observation in it, whatever has arrived since.
     *
     * @param riskCell that the observation lies in
     */
    public Rate before(Desk desk, Observation seen, long riskCell) {
        RiskLedger kept = ledgers.get(riskCell);
        RiskLedger ledger = kept == null ? new RiskLedger() : kept.copy();
        RiskRings around = desk.grid().risksAround(riskCell);
        int begin = 0;
        for (int ring = 0; ring < NextWeights.RINGS; ring++) {
            int end = around.ends()[ring];
            for (int i = begin; i < end; i++) {
                for (RiskFacts.Bearing fact : facts.in(around.cells()[i], seen.at(), Long.MAX_VALUE - 1)) {
                    if (fact.added.next() != 0 && Observation.BY_TIME.compare(fact.seen, seen) >= 0) {
                        int cells = desk.grid().risksAround(fact.cell).cellsIn(ring);
                        ledger.add(RiskFacts.source(fact), ring, fact.seen.at(), 0, -fact.added.next() / cells);
                    }
                }
            }
            begin = end;
        }
        return desk.model().rate(ledger, seen.at());
    }

    /** The ledger of a risk cell, if anything was ever said about it. */
    public @Nullable RiskLedger ledger(long riskCell) {
        return ledgers.get(riskCell);
    }

    /** Every risk cell that anything was ever said about. */
    public Set<Long> cells() {
        return ledgers.keySet();
    }

    /** What weighs on a risk cell and might be looked into, for {@link RiskReadings}. */
    RiskFacts facts() {
        return facts;
    }

    /**
     * Forgets what was observed before a time (milliseconds since epoch) and does not tell any more whether a later observation
     * belongs to its incident; what it added stays.
     */
    public void expire(long before) {
        facts.expire(before - RiskFacts.INCIDENT_MILLIS);
    }

    /**
     * Forgets what may not be kept any longer; what it added stays.
     *
     * @param before up to when that was done already, milliseconds since epoch
     * @param time now, milliseconds since epoch
     */
    public void forget(Retention retention, long before, long time) {
        facts.forget(retention, before, time);
    }

    /** When {@link #forget} next has something to do, milliseconds since epoch; {@link Long#MAX_VALUE} for never. */
    public long nextForgetting(Retention retention, long before) {
        return facts.nextForgetting(retention, before);
    }

    /**
     * Before when something must have been observed for {@link #expire} to forget the oldest hour, milliseconds since epoch;
     * {@link Long#MAX_VALUE} when there is none.
     */
    public long oldestEnd() {
        long hour = facts.oldestHour();
        return hour == Long.MAX_VALUE ? hour : (hour + 1) * RiskFacts.HOUR_MILLIS + RiskFacts.INCIDENT_MILLIS;
    }

    /** Keeps no more than so many observations; true when some had to go before their time. */
    public boolean shrinkTo(int most) {
        return facts.shrinkTo(most);
    }

    /** How many observations and ledgers it holds. */
    public int size() {
        return facts.size() + ledgers.size();
    }

    /** A ledger that was kept. */
    public void restoreLedger(long riskCell, byte[] bytes) {
        ledgers.put(riskCell, RiskLedger.fromBytes(bytes));
    }

    /** True when nothing is known of an hour (since epoch). */
    public boolean isEmpty(long hour) {
        return facts.ofHour(hour).isEmpty() && facts.dismissedIn(hour).isEmpty();
    }

    /** An hour of observations as bytes; null when there is nothing to be kept. */
    public byte @Nullable [] hourToBytes(long hour) {
        Set<Bearing> kept = facts.ofHour(hour);
        Set<RiskFacts.Id> dismissed = facts.dismissedIn(hour);
        if (isEmpty(hour)) {
            return null;
        }
        return Bytes.write(FORMAT, out -> {
            out.writeInt(kept.size());
            for (Bearing fact : kept) {
                ObservationCodec.write(fact.seen, out);
                out.writeLong(fact.cell);
                out.writeDouble(fact.added.now());
                out.writeDouble(fact.added.next());
            }
            out.writeInt(dismissed.size());
            for (RiskFacts.Id id : dismissed) {
                out.writeByte(id.kind().ordinal());
                out.writeUTF(id.id());
            }
        });
    }

    /** An hour of observations that was kept. */
    public void restoreHour(long hour, byte[] bytes) {
        Bytes.read(bytes, FORMAT, in -> {
            for (int left = in.readInt(); left > 0; left--) {
                Observation seen = ObservationCodec.read(in);
                Bearing fact = facts.add(seen, in.readLong());
                fact.added = new RiskMass(in.readDouble(), in.readDouble());
            }
            for (int left = in.readInt(); left > 0; left--) {
                facts.dismiss(
                        new RiskFacts.Id(KINDS[in.readUnsignedByte()], in.readUTF()), hour * RiskFacts.HOUR_MILLIS);
            }
            return hour;
        });
        // What each would weigh alone is worked out again by catchUp.
        knownVersion = -1;
    }
}
