package io.crossfix.bench.fusion;

import io.crossfix.bench.fusion.FusionCells.Spot;
import io.crossfix.bench.fusion.FusionEvent.Feed;
import io.crossfix.bench.fusion.FusionEvent.Sub;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The events of the workload "fusion-1" in the order of their arrival, by its specification (section 3): one real event for
 * each millisecond of event time, told of up to 10 s later, one in a hundred twice. The specification leaves open in which
 * order numbers are drawn and where in its cell an event lies, so a seed does not give the bytes that another generator
 * gives; rates, shares, shapes and follow-ups are the same.
 */
public final class FusionCity implements Iterator<FusionEvent> {

    /** No event is told of as late as this after it happened, milliseconds. */
    public static final int LATEST_MILLIS = 10_000;

    /** When the first event happens, milliseconds since epoch. */
    static final long START = 1_750_000_000_000L;

    private static final double CALLS = 0.02;
    private static final double CAMERAS = 0.05;
    private static final double ABOUT_SHOTS = 0.05;
    private static final double OF_CAMERA = 0.04;
    private static final double HOT = 0.005;
    private static final int PLATES = 1_000_000;
    private static final double REPEATED = 0.01;

    private static final double CALLED_IN = 0.7;
    private static final double FLEEING = 0.5;
    private static final double GATHERING = 0.3;
    private static final double CLEARED = 0.4;

    private final Dice dice;
    private final FusionCells cells;
    private final double gunshots;
    private final int distinct;
    private final PriorityQueue<FollowUp> followUps =
            new PriorityQueue<>(Comparator.comparingLong(FollowUp::due).thenComparingLong(FollowUp::number));
    private final PriorityQueue<Arriving> arriving =
            new PriorityQueue<>(Comparator.comparingLong(Arriving::at).thenComparingLong(Arriving::number));
    private long number;
    private int happened;

    private record FollowUp(long due, long number, Feed type, Sub sub, Spot spot, long plate) {}

    private record Arriving(long at, long number, FusionEvent event) {}

    /** @param distinct how many real events happen */
    public FusionCity(FusionProfile profile, long seed, int distinct) {
        this.dice = new Dice(seed);
        this.cells = new FusionCells(dice);
        this.gunshots = profile.gunshots();
        this.distinct = distinct;
    }

    @Override
    public boolean hasNext() {
        return happened < distinct || !arriving.isEmpty();
    }

    @Override
    public FusionEvent next() {
        // What happens from now on arrives no earlier than it happens.
        while (happened < distinct && (arriving.isEmpty() || arriving.peek().at() >= START + happened)) {
            happen();
        }
        Arriving first = arriving.poll();
        if (first == null) {
            throw new NoSuchElementException("all " + distinct + " events have arrived");
        }
        return first.event();
    }

    private void happen() {
        long now = START + happened++;
        FollowUp due = followUps.peek();
        FusionEvent event = due != null && due.due() <= now ? event(followUps.remove(), now) : background(now);
        arrive(event);
        if (dice.withProbability(REPEATED)) {
            arrive(event);
        }
    }

    private void arrive(FusionEvent event) {
        arriving.add(new Arriving(event.at() + delay(), number++, event));
    }

    private int delay() {
        double share = dice.share();
        return dice.below(share < 0.70 ? 200 : share < 0.95 ? 2_000 : LATEST_MILLIS);
    }

    private FusionEvent event(FollowUp due, long now) {
        if (due.type() == Feed.V && due.sub() != Sub.CLEAR && dice.withProbability(CLEARED)) {
            follow(now, 1, 61, Feed.V, Sub.CLEAR, due.spot(), 0);
        }
        if (due.type() == Feed.C) {
            gather(due.spot(), now);
        }
        return event(now, due.type(), due.sub(), due.spot(), due.plate());
    }

    private FusionEvent background(long now) {
        double share = dice.share();
        Spot spot = cells.within(cells.any(dice), dice);
        if (share < gunshots) {
            return gunshot(now, spot);
        } else if (share < gunshots + CALLS) {
            gather(spot, now);
            return event(now, Feed.C, dice.withProbability(ABOUT_SHOTS) ? Sub.SHOTS : Sub.OTHER, spot, 0);
        } else if (share < gunshots + CALLS + CAMERAS) {
            return event(now, Feed.V, ofCamera(), spot, 0);
        }
        return event(now, Feed.P, dice.withProbability(HOT) ? Sub.HOT : Sub.READ, spot, anyPlate());
    }

    private Sub ofCamera() {
        double share = dice.share();
        if (share < OF_CAMERA) {
            return Sub.CROWD;
        }
        return share < 2 * OF_CAMERA ? Sub.RUNNING : share < 3 * OF_CAMERA ? Sub.CLEAR : Sub.OTHER;
    }

    private FusionEvent gunshot(long now, Spot spot) {
        if (dice.withProbability(CALLED_IN)) {
            for (int left = dice.between(1, 3); left > 0; left--) {
                Spot caller = cells.beside(spot, 800 * dice.share(), 2 * Math.PI * dice.share());
                follow(now, 5, 155, Feed.C, Sub.SHOTS, caller, 0);
            }
        }
        if (dice.withProbability(FLEEING)) {
            flee(now, spot);
        }
        return event(now, Feed.G, Sub.NONE, spot, 0);
    }

    private void flee(long now, Spot from) {
        long plate = anyPlate();
        double bearing = 2 * Math.PI * dice.share();
        double metres = 0;
        long at = now;
        for (int reads = 0; reads < 3; reads++) {
            metres += dice.between(200, 600);
            at += dice.between(10_000, 130_000);
            followUps.add(new FollowUp(at, number++, Feed.P, Sub.READ, cells.beside(from, metres, bearing), plate));
        }
    }

    /** Now and then a crowd gathers, or people run, where somebody called from. */
    private void gather(Spot spot, long now) {
        if (dice.withProbability(GATHERING)) {
            follow(now, 2, 72, Feed.V, dice.withProbability(0.5) ? Sub.CROWD : Sub.RUNNING, spot, 0);
        }
    }

    private void follow(long now, int fromSeconds, int toSeconds, Feed type, Sub sub, Spot spot, long plate) {
        long due = now + dice.between(fromSeconds * 1_000, toSeconds * 1_000);
        followUps.add(new FollowUp(due, number++, type, sub, spot, plate));
    }

    private FusionEvent event(long now, Feed type, Sub sub, Spot spot, long plate) {
        return new FusionEvent(
                now - START + 1, type, now, spot.cell(), spot.latE6(), spot.lngE6(), plate, sub, dice.between(40, 100));
    }

    private long anyPlate() {
        // Any mixing will do: what stands for a plate must only look like a hash.
        long mixed = (dice.below(PLATES) + 1) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    }
}
