package io.crossfix.flow.oracle;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RingShares;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What conditions measure, worked out without the engine: directions by vectors, clocks by counting, risk by going through all facts. */
final class ByHand {

    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    // 2026 in Los Angeles (tz database): summer time from 8 March, 10:00 UTC, to 1 November, 9:00 UTC.
    private static final long SUMMER_BEGINS = 1_772_964_000_000L;
    private static final long SUMMER_ENDS = 1_793_523_600_000L;
    private static final int THURSDAY = 4;

    private static final double QUARTER_HOUR = 900_000;
    private static final RiskModel MODEL = RiskModel.shipped();

    private final Grid grid = new Grid(GridSettings.DEFAULT);

    /** The zone that {@link #hour} and {@link #weekday} know, by its name. */
    static final String ZONE = "America/Los_Angeles";

    /** Degrees clockwise from north, in the plane that touches the Earth at {@code a}. */
    static double bearing(Observation a, Observation b) {
        if (a.latitude() == b.latitude() && a.longitude() == b.longitude()) {
            return 0;
        }
        double phi = Math.toRadians(a.latitude());
        double lambda = Math.toRadians(a.longitude());
        double[] to = vector(b);
        double east = -Math.sin(lambda) * to[0] + Math.cos(lambda) * to[1];
        double north = -Math.sin(phi) * Math.cos(lambda) * to[0]
                - Math.sin(phi) * Math.sin(lambda) * to[1]
                + Math.cos(phi) * to[2];
        double degrees = Math.toDegrees(Math.atan2(east, north));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static double[] vector(Observation seen) {
        double phi = Math.toRadians(seen.latitude());
        double lambda = Math.toRadians(seen.longitude());
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    /** Metres per second that it takes to be at both. */
    static double speed(Observation a, Observation b) {
        double metres = Oracle.metres(a, b);
        return metres == 0 ? 0 : metres / (Math.abs(a.at() - b.at()) / 1_000.0);
    }

    /** Degrees between two directions. */
    static double angle(double a, double b) {
        return Math.toDegrees(Math.acos(Math.cos(Math.toRadians(a - b))));
    }

    static int hour(Observation seen) {
        return (int) (Math.floorMod(local(seen), DAY) / HOUR);
    }

    /** Monday is 1; the first of January 1970 was a Thursday. */
    static int weekday(Observation seen) {
        return (int) Math.floorMod(Math.floorDiv(local(seen), DAY) + THURSDAY - 1, 7L) + 1;
    }

    private static long local(Observation seen) {
        boolean summer = seen.at() >= SUMMER_BEGINS && seen.at() < SUMMER_ENDS;
        return seen.at() - (summer ? 7 : 8) * HOUR;
    }

    /** What was there before an observation and weighs on the risk of its cell; plate reads never do. */
    List<Observation> bearing(Observation anchor, List<Observation> settled) {
        List<List<Long>> rings = rings(anchor);
        List<Observation> found = new ArrayList<>();
        for (Observation seen : settled.subList(0, settled.indexOf(anchor))) {
            boolean isDrillApart = seen.exercise() && !anchor.exercise();
            if (seen.kind() != Kind.PLATE
                    && !isDrillApart
                    && seen.at() >= anchor.at() - RiskWeights.MEMORY_MILLIS
                    && Oracle.metres(seen, anchor) <= reach(seen.kind())
                    && weight(seen, rings) != 0) {
                found.add(seen);
            }
        }
        return found;
    }

    private static double reach(Kind kind) {
        return GridSettings.DEFAULT.reachMetres().getOrDefault(kind, 0.0);
    }

    /** Probability at the anchor's time and cell from what bears on it. */
    double risk(Collection<Observation> bearing, Observation anchor) {
        List<List<Long>> rings = rings(anchor);
        Map<RiskSource, Double> levels = new EnumMap<>(RiskSource.class);
        for (Observation seen : bearing) {
            double aged = Math.exp((seen.at() - anchor.at()) / QUARTER_HOUR);
            if (RiskSource.of(seen) != null) {
                levels.merge(RiskSource.of(seen), aged * weight(seen, rings), Double::sum);
            }
        }
        return probability(levels);
    }

    private List<List<Long>> rings(Observation anchor) {
        return grid.riskRings(grid.place(anchor).riskCell(), 2);
    }

    private double weight(Observation seen, List<List<Long>> rings) {
        long cell = grid.place(seen).riskCell();
        for (int ring = 0; ring < rings.size(); ring++) {
            if (rings.get(ring).contains(cell)) {
                return RiskSource.of(seen) == null
                        ? 0
                        : MODEL.logOdds(seen) * RingShares.of(ring, seen.uncertaintyMetres());
            }
        }
        return 0;
    }

    /** What a body of evidence is worth when the last of it is seen, as a probability. */
    static double score(Collection<Observation> evidence) {
        long at = evidence.stream().mapToLong(Observation::at).max().orElseThrow();
        Map<RiskSource, Double> levels = new EnumMap<>(RiskSource.class);
        for (Observation seen : evidence) {
            if (RiskSource.of(seen) != null) {
                double aged = Math.exp((seen.at() - at) / QUARTER_HOUR);
                levels.merge(RiskSource.of(seen), aged * MODEL.logOdds(seen), Double::sum);
            }
        }
        return probability(levels);
    }

    private static double probability(Map<RiskSource, Double> levels) {
        double odds = RiskWeights.SHIPPED.now().prior();
        for (Map.Entry<RiskSource, Double> level : levels.entrySet()) {
            double cap = RiskWeights.SHIPPED.now().sources().get(level.getKey()).cap();
            odds += Math.max(-cap, Math.min(cap, level.getValue()));
        }
        return 1 / (1 + Math.exp(-odds));
    }
}
