package io.crossfix.flow.oracle;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What the rules mean, written down the slow and obvious way: every anchor against every observation, no grid, no cells, no
 * index, no automaton, no arrival order. Shares no code with the engine but the observation record itself, and the name of the
 * key cell that an anchor lies in, which is a part of a match's id.
 */
public final class Oracle {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;
    private static final Grid GRID = new Grid(GridSettings.DEFAULT);

    /** A rule as the oracle understands it. */
    public record Rule(String id, int major, Kind anchorKind, Predicate<Observation> anchors, List<Part> parts) {}

    /** A part of a rule. */
    public sealed interface Part permits Around, Absent, Leaving {}

    /** At least so many of a kind around the anchor. */
    public record Around(
            String name, Kind kind, Window window, BiPredicate<Observation, Observation> where, int atLeast)
            implements Part {}

    /** None of a kind around the anchor. */
    public record Absent(String name, Kind kind, Window window, Predicate<Observation> where) implements Part {}

    /**
     * So many reads of one plate behind the anchor, each at a distance that the pace allows for; behind each read the next
     * one that leads away. One match per plate, whatever the first read.
     */
    public record Leaving(String name, int reads, Window window, Pace pace, Away away) implements Part {}

    /** From the anchor straight to the read, metres per second. */
    public record Pace(double least, double most) {

        boolean holds(Observation anchor, Observation read) {
            double speed = metres(anchor, read) * 1_000 / (read.at() - anchor.at());
            return speed >= least && speed <= most;
        }
    }

    /** So many metres farther from the anchor than the read before, and turned so many degrees at most from the way to it. */
    public record Away(double fartherMetres, double mostDegrees) {

        boolean holds(Observation anchor, Observation before, Observation read) {
            return metres(anchor, read) >= metres(anchor, before) + fartherMetres
                    && between(way(anchor, before), way(before, read)) <= mostDegrees;
        }
    }

    /** Closed at all ends: milliseconds before and after the anchor, metres around it. */
    public record Window(long before, long after, double radius) {

        boolean holds(Observation anchor, Observation seen) {
            return seen.at() >= anchor.at() - before
                    && seen.at() <= anchor.at() + after
                    && metres(anchor, seen) <= radius;
        }
    }

    private Oracle() {}

    /** Of every (kind, id) the revision that counts; none when it was withdrawn. */
    public static List<Observation> settle(Collection<Observation> observations) {
        Map<String, Observation> latest = new HashMap<>();
        for (Observation seen : observations) {
            latest.merge(seen.kind() + "/" + seen.id(), seen, (a, b) -> a.revision() >= b.revision() ? a : b);
        }
        List<Observation> settled = new ArrayList<>(latest.values());
        settled.removeIf(Observation::retracted);
        settled.sort((a, b) -> a.at() != b.at()
                ? Long.compare(a.at(), b.at())
                : a.kind() != b.kind() ? a.kind().compareTo(b.kind()) : a.id().compareTo(b.id()));
        return settled;
    }

    /** Every match that must stand in the end, by id. */
    public static Map<String, Told> expect(List<Rule> rules, List<Observation> settled) {
        Map<String, Told> told = new TreeMap<>();
        for (Rule rule : rules) {
            for (Observation anchor : settled) {
                if (anchor.kind() == rule.anchorKind() && rule.anchors().test(anchor)) {
                    judge(rule, anchor, settled).forEach(match -> told.put(match.id(), match));
                }
            }
        }
        return told;
    }

    private static List<Told> judge(Rule rule, Observation anchor, List<Observation> settled) {
        Set<String> shared = new TreeSet<>();
        Map<String, Set<String>> leaving = null;
        for (Part part : rule.parts()) {
            if (part instanceof Around around) {
                List<Observation> found = candidates(anchor, settled, around.kind(), around.window()).stream()
                        .filter(seen -> around.where().test(anchor, seen))
                        .toList();
                if (found.size() < around.atLeast()) {
                    return List.of();
                }
                found.forEach(seen -> shared.add(evidence(around.name(), seen)));
            } else if (part instanceof Absent absent) {
                if (candidates(anchor, settled, absent.kind(), absent.window()).stream()
                        .anyMatch(absent.where())) {
                    return List.of();
                }
            } else if (part instanceof Leaving leave) {
                leaving = leaving(anchor, settled, leave);
            }
        }
        shared.add(evidence("shots", anchor));
        List<Told> told = new ArrayList<>();
        if (leaving == null) {
            told.add(new Told(id(rule, anchor, ""), new TreeSet<>(shared)));
        } else {
            leaving.forEach((token, reads) -> {
                TreeSet<String> all = new TreeSet<>(shared);
                all.addAll(reads);
                told.add(new Told(id(rule, anchor, token), all));
            });
        }
        return told;
    }

    private static List<Observation> candidates(
            Observation anchor, List<Observation> settled, Kind kind, Window window) {
        return settled.stream()
                .filter(seen -> seen.kind() == kind && !seen.equals(anchor) && window.holds(anchor, seen))
                .toList();
    }

    private static Map<String, Set<String>> leaving(Observation anchor, List<Observation> settled, Leaving leave) {
        Map<String, Set<String>> byToken = new TreeMap<>();
        List<Observation> behind = settled.subList(settled.indexOf(anchor) + 1, settled.size()).stream()
                .filter(seen -> seen.kind() == Kind.PLATE && leave.window().holds(anchor, seen))
                .toList();
        for (int i = 0; i < behind.size(); i++) {
            List<Observation> path = path(anchor, behind.subList(i, behind.size()), leave);
            if (path.size() == leave.reads()) {
                Set<String> reads = byToken.computeIfAbsent(path.get(0).token().hex(), token -> new TreeSet<>());
                path.forEach(read -> reads.add(evidence(leave.name(), read)));
            }
        }
        return byToken;
    }

    /** The way of the vehicle that the first of these reads is of, as far as it leads away. */
    private static List<Observation> path(Observation anchor, List<Observation> reads, Leaving leave) {
        List<Observation> path = new ArrayList<>();
        if (!leave.pace().holds(anchor, reads.get(0))) {
            return path;
        }
        path.add(reads.get(0));
        for (Observation read : reads.subList(1, reads.size())) {
            Observation last = path.get(path.size() - 1);
            if (path.size() < leave.reads()
                    && read.token().equals(last.token())
                    && leave.pace().holds(anchor, read)
                    && leave.away().holds(anchor, last, read)) {
                path.add(read);
            }
        }
        return path;
    }

    /** Where one lies seen from another: the tangent towards it, and the part of that towards north, as an angle. */
    private static double way(Observation from, Observation to) {
        double[] here = vector(from);
        double[] there = vector(to);
        double[] east = {-Math.sin(Math.toRadians(from.longitude())), Math.cos(Math.toRadians(from.longitude())), 0};
        double[] north = {-here[2] * east[1], here[2] * east[0], here[0] * east[1] - here[1] * east[0]};
        return Math.toDegrees(Math.atan2(dot(there, east), dot(there, north)));
    }

    private static double between(double a, double b) {
        double turn = Math.abs(a - b);
        return Math.min(turn, 360 - turn);
    }

    private static double[] vector(Observation seen) {
        double phi = Math.toRadians(seen.latitude());
        double lambda = Math.toRadians(seen.longitude());
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** How a piece of evidence is written here. */
    public static String evidence(String step, Observation seen) {
        return step + "=" + seen.kind() + "/" + seen.id() + "#" + seen.revision();
    }

    private static synchronized String cell(Observation anchor) {
        return Grid.text(GRID.place(anchor).home());
    }

    static double metres(Observation a, Observation b) {
        double phiA = Math.toRadians(a.latitude());
        double phiB = Math.toRadians(b.latitude());
        double halfPhi = Math.sin((phiB - phiA) / 2);
        double halfLambda = Math.sin(Math.toRadians(b.longitude() - a.longitude()) / 2);
        double h = halfPhi * halfPhi + Math.cos(phiA) * Math.cos(phiB) * halfLambda * halfLambda;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    private static String id(Rule rule, Observation anchor, String per) {
        return id(rule.id(), rule.major(), anchor, per);
    }

    /** SHA-256 of rule, major version, anchor's kind and id, per value, key cell, each with its length and a colon in front. */
    static String id(String rule, int major, Observation anchor, String per) {
        StringBuilder text = new StringBuilder();
        for (String part :
                List.of(rule, Integer.toString(major), anchor.kind().name(), anchor.id(), per, cell(anchor))) {
            text.append(part.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(part);
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
