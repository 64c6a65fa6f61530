package io.crossfix.flow.oracle;

import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.NextWeights;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.Reliability;
import io.crossfix.model.risk.RingShares;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the risk of a place means, written down the slow and obvious way: for one cell at one time, every observation anew.
 * No ledger, no decay on access, no difference, no arrival order. Shares with the engine the weights, the sources, the rings
 * of H3 and the shares of a vague position, which have tests of their own.
 *
 * @param grid for what lies around a cell
 * @param weights in force
 * @param sensors how reliable they are
 * @param dismissed {@code KIND/id} of what people have dismissed
 */
public record RiskOracle(Grid grid, RiskWeights weights, Reliability sensors, Set<String> dismissed) {

    private static final long INCIDENT_MILLIS = 1_800_000;
    private static final double DAY_MILLIS = 86_400_000;
    private static final double MOST_INVERSE_PROPENSITY = 20;
    private static final double MOST_RELATIVE = 3;

    /**
     * Both scores.
     *
     * @param logOdds of NOW, before calibration
     * @param probability of NOW, [0, 1]
     * @param perDay rate of NEXT, incidents per day
     * @param nextHour probability of an incident within 60 minutes, [0, 1]
     */
    public record Scores(double logOdds, double probability, double perDay, double nextHour) {}

    /** One that counts, with what it weighs fresh. */
    private record Counted(Observation seen, RiskSource source, long cell, double now, double next) {}

    /** The scores of a risk cell at a time not before any of the observations, milliseconds since epoch. */
    public Scores at(List<Observation> deliveries, long riskCell, long at) {
        List<Counted> counted = counted(latest(deliveries));
        double logOdds = logOdds(counted, riskCell, at);
        NowWeights now = weights.now();
        double probability = 1 / (1 + Math.exp(-(now.slope() * logOdds + now.intercept())));
        double expected = 0;
        for (int minute = 0; minute < 60; minute++) {
            expected += perDay(counted, riskCell, at + minute * 60_000L + 30_000) * 60_000 / DAY_MILLIS;
        }
        return new Scores(logOdds, probability, perDay(counted, riskCell, at), 1 - Math.exp(-expected));
    }

    /** The rate of the cell that an observation lies in, at its time, from what lies before it, incidents per day. */
    public double perDayBefore(List<Observation> deliveries, Observation seen) {
        List<Observation> earlier = latest(deliveries).stream()
                .filter(each -> Observation.BY_TIME.compare(each, seen) < 0)
                .toList();
        return perDay(counted(earlier), grid.place(seen).riskCell(), seen.at());
    }

    private static List<Observation> latest(List<Observation> deliveries) {
        Map<String, Observation> latest = new LinkedHashMap<>();
        for (Observation seen : deliveries) {
            latest.merge(
                    name(seen.kind(), seen.id()),
                    seen,
                    (one, other) -> other.revision() > one.revision() ? other : one);
        }
        return new ArrayList<>(latest.values());
    }

    /** How {@link #dismissed} names an observation. */
    public static String name(Kind kind, String id) {
        return kind + "/" + id;
    }

    private List<Counted> counted(List<Observation> seen) {
        List<Counted> counted = new ArrayList<>();
        for (Observation each : seen) {
            RiskSource source = RiskSource.of(each);
            boolean isOut = each.retracted()
                    || each.exercise()
                    || each.kind() == Kind.PLATE
                    || dismissed.contains(name(each.kind(), each.id()))
                    || (each.origin() == Origin.DISCOVERED && Double.isNaN(each.propensity()));
            if (source != null && !isOut) {
                counted.add(new Counted(each, source, grid.place(each).riskCell(), now(each, source), next(each)));
            }
        }
        return counted;
    }

    private double now(Observation seen, RiskSource source) {
        NowWeights.OfSource own = weights.now().sources().get(source);
        if (own == null) {
            return 0;
        }
        double weight = own.weight() + mark(seen);
        if (own.byHour()) {
            weight -= Math.log(hour(seen.at()));
        }
        double better = logit(sensors.of(seen)) - logit(sensors.usual(seen));
        // However poor a sensor, its word for something is no word against it.
        double size = Math.max(0, Math.abs(weight) + better);
        return own.weight() == 0 && weight == 0 ? 0 : seen.confidence() * Math.signum(weight) * size;
    }

    private double mark(Observation seen) {
        if (seen.kind() != Kind.GUNSHOT) {
            return weights.now().categories().getOrDefault(seen.kind() + "/" + seen.categoryName(), 0.0);
        }
        if (seen.quantity() <= 1 && seen.category() == GunshotCategory.UNKNOWN.ordinal()) {
            return 0;
        }
        return weights.now().rounds().stream()
                .filter(each -> each.from() <= seen.quantity())
                .max(Comparator.comparingInt(NowWeights.FromRounds::from))
                .map(NowWeights.FromRounds::weight)
                .orElse(0.0);
    }

    private double next(Observation seen) {
        double found =
                seen.origin() == Origin.DISCOVERED ? Math.min(MOST_INVERSE_PROPENSITY, 1 / seen.propensity()) : 1;
        return seen.confidence() * found * Math.min(MOST_RELATIVE, sensors.of(seen) / sensors.usual(seen));
    }

    private static double logit(double probability) {
        return Math.log(probability) - Math.log(1 - probability);
    }

    private double hour(long at) {
        return weights.next()
                .hourOfWeek()[NextWeights.hourOfWeek(at, weights.next().zone())];
    }

    private double logOdds(List<Counted> counted, long riskCell, long at) {
        double sum = weights.now().prior();
        for (RiskSource source : RiskSource.values()) {
            double level = 0;
            for (Counted each : counted) {
                int ring = ring(each.cell(), riskCell);
                if (each.source() == source && ring >= 0) {
                    level += each.now()
                            * RingShares.of(ring, each.seen().uncertaintyMetres())
                            * Math.exp((each.seen().at() - at) / 900_000.0);
                }
            }
            NowWeights.OfSource own = weights.now().sources().get(source);
            double cap = own == null ? 0 : own.cap();
            sum += level > cap ? cap : level < -cap ? -cap : level;
        }
        return sum;
    }

    private double perDay(List<Counted> counted, long riskCell, long at) {
        NextWeights next = weights.next();
        double shaped = next.basePerDay();
        double fast = 0;
        for (Counted each : counted) {
            int ring = ring(each.cell(), riskCell);
            if (ring >= 0 && !isFollowUp(each, counted)) {
                double share = each.next() / size(each.cell(), ring);
                double days = (at - each.seen().at()) / DAY_MILLIS;
                double[] weight = {
                    next.children(each.source(), ring, RiskAge.HOURS),
                    next.children(each.source(), ring, RiskAge.WEEKS),
                    next.children(each.source(), ring, RiskAge.YEAR)
                };
                fast += share * weight[0] * 4 * Math.exp(-4 * days);
                shaped += share * (weight[1] / 14 * Math.exp(-days / 14) + weight[2] / 365 * Math.exp(-days / 365));
            }
        }
        return next.level() * (hour(at) * shaped + fast);
    }

    /** True when another one of its source lies up to half an hour before it, in its cell or next to it. */
    private boolean isFollowUp(Counted fact, List<Counted> counted) {
        return counted.stream()
                .anyMatch(other -> other.source() == fact.source()
                        && other.next() > 0
                        && Observation.BY_TIME.compare(other.seen(), fact.seen()) < 0
                        && fact.seen().at() - other.seen().at() <= INCIDENT_MILLIS
                        && ring(other.cell(), fact.cell()) >= 0
                        && ring(other.cell(), fact.cell()) <= 1);
    }

    /** How far apart two cells are; -1 when that is too far to matter. */
    private int ring(long cell, long other) {
        List<List<Long>> rings = grid.riskRings(cell, NextWeights.RINGS - 1);
        for (int ring = 0; ring < rings.size(); ring++) {
            if (rings.get(ring).contains(other)) {
                return ring;
            }
        }
        return -1;
    }

    private int size(long cell, int ring) {
        return grid.riskRings(cell, ring).get(ring).size();
    }
}
