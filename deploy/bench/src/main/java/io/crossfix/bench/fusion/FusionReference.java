package io.crossfix.bench.fusion;

import io.crossfix.bench.fusion.FusionEvent.Feed;
import io.crossfix.bench.fusion.FusionEvent.Sub;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * What the rules R1 to R3 of the workload "fusion-1" find, by brute force, straight from their definitions (section 2): the
 * events sorted by time, no index, nothing incremental, and no code of the engine but the H3 library's neighbours.
 */
public final class FusionReference {

    private static final double EARTH_METRES = 6_371_008.8;
    private static final double NEAR_METRES = 500.0;
    private static final long CALL_WITHIN = 120_000;
    private static final long FLIGHT_WITHIN = 300_000;
    private static final long CROWD_WITHIN = 60_000;

    private final FusionEvent[] events;
    private final FusionCells cells = new FusionCells(new Dice(0));
    private final Set<String> lines = new TreeSet<>();

    private FusionReference(List<FusionEvent> arrivals) {
        Map<Long, FusionEvent> distinct = new HashMap<>();
        arrivals.forEach(event -> distinct.put(event.id(), event));
        events = distinct.values().stream()
                .sorted(Comparator.comparingLong(FusionEvent::at))
                .toArray(FusionEvent[]::new);
    }

    /** The lines that the rules find in events in any order, repeats among them; sorted by byte order. */
    public static MatchSet of(List<FusionEvent> arrivals) {
        FusionReference reference = new FusionReference(arrivals);
        for (int i = 0; i < reference.events.length; i++) {
            if (reference.events[i].type() == Feed.G) {
                reference.calledIn(i);
                reference.leaving(i);
            } else if (reference.events[i].type() == Feed.C) {
                reference.crowds(i);
            }
        }
        return new MatchSet(reference.lines);
    }

    /** R1: every call about shots within two minutes and 500 m. */
    private void calledIn(int at) {
        FusionEvent shot = events[at];
        for (FusionEvent call : behind(at, CALL_WITHIN)) {
            if (call.sub() == Sub.SHOTS && metres(shot, call) <= NEAR_METRES) {
                lines.add("R1," + shot.id() + "," + call.id());
            }
        }
    }

    /** R2: every plate read twice within five minutes in the cell of the shot or beside it, the second time farther away. */
    private void leaving(int at) {
        FusionEvent shot = events[at];
        Set<Long> disk = new HashSet<>();
        LongStream.of(cells.disk(shot.cell())).forEach(disk::add);
        Map<Long, List<FusionEvent>> reads = new HashMap<>();
        for (FusionEvent read : behind(at, FLIGHT_WITHIN)) {
            if (read.type() == Feed.P && disk.contains(read.cell())) {
                List<FusionEvent> before = reads.computeIfAbsent(read.plate(), plate -> new ArrayList<>());
                if (before.stream().anyMatch(first -> metres(shot, read) > metres(shot, first))) {
                    lines.add("R2," + shot.id() + "," + Long.toHexString(read.plate()));
                }
                before.add(read);
            }
        }
    }

    /** R3: every crowd or people running within a minute in the cell of a call, and no clearing behind it within that minute. */
    private void crowds(int at) {
        FusionEvent call = events[at];
        List<FusionEvent> minute = behind(at, CROWD_WITHIN);
        for (FusionEvent crowd : minute) {
            boolean isOne = crowd.sub() == Sub.CROWD || crowd.sub() == Sub.RUNNING;
            if (isOne && crowd.cell() == call.cell() && minute.stream().noneMatch(other -> clears(other, crowd))) {
                lines.add("R3," + call.id() + "," + crowd.id());
            }
        }
    }

    private static boolean clears(FusionEvent other, FusionEvent crowd) {
        return other.sub() == Sub.CLEAR && other.cell() == crowd.cell() && other.at() > crowd.at();
    }

    /** What happens after an event and at most so many milliseconds later. */
    private List<FusionEvent> behind(int at, long within) {
        int end = at + 1;
        while (end < events.length && events[end].at() <= events[at].at() + within) {
            end++;
        }
        return Arrays.asList(events).subList(at + 1, end);
    }

    /** Haversine (R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68, 1984), metres. */
    private static double metres(FusionEvent a, FusionEvent b) {
        double phiA = Math.toRadians(a.latitude());
        double phiB = Math.toRadians(b.latitude());
        double north = Math.sin((phiB - phiA) / 2);
        double east = Math.sin(Math.toRadians(b.longitude() - a.longitude()) / 2);
        double h = north * north + Math.cos(phiA) * Math.cos(phiB) * east * east;
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
