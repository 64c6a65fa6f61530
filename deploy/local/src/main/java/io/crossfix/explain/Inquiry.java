package io.crossfix.explain;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.Facts;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Explainer;
import io.crossfix.rule.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One rule and one observation: does it hold, and why, or what stopped it. Reads its source twice: to find the observation,
 * then to gather what lies around it.
 */
public final class Inquiry {

    /** Anchors that an observation is held against as evidence. */
    private static final int MAX_ANCHORS = 3;

    /** Facts that are gathered around one observation. */
    private static final int MAX_FACTS = 100_000;

    /** Near misses are looked for this much farther than any rule may look, metres. */
    private static final double BEYOND_METRES = 2_000;

    private static final long BEYOND_MILLIS = 3_600_000;

    private final CompiledRule rule;
    private final ObservationSource source;

    /** @param source where the observation and its surroundings are read */
    public Inquiry(CompiledRule rule, ObservationSource source) {
        this.rule = rule;
        this.source = source;
    }

    /**
     * What was found out.
     *
     * @param about the answer to the rule's question about the observation itself, or about the anchors near it
     * @param evidence what the observation could be to those anchors, a line each; empty when it is an anchor itself
     * @param until up to when observations are known, milliseconds since epoch
     */
    public record Findings(List<Explanation> about, List<String> evidence, long until) {}

    /**
     * Looks into an observation.
     *
     * @param id its id
     * @param kind its stream; null for any
     * @throws CommandFailed when the source does not hold it, or holds it on several streams
     */
    public Findings into(String id, @Nullable Kind kind) throws InvalidDocument, UnusableSource {
        Observation seen = find(id, kind);
        Gathering gathering = gather(seen);
        try (Explainer explainer = new Explainer(GridSettings.DEFAULT, RiskModel.shipped())) {
            if (rule.anchor().kinds().contains(seen.kind())) {
                return new Findings(
                        List.of(explainer.explain(rule, seen, gathering.facts, gathering.until)),
                        List.of(),
                        gathering.until);
            }
            List<Observation> anchors = anchors(seen, gathering.facts);
            List<Explanation> about = new ArrayList<>();
            List<String> evidence = new ArrayList<>();
            for (Observation anchor : anchors) {
                evidence.addAll(explainer.asEvidence(rule, anchor, seen, gathering.facts));
                about.add(explainer.explain(rule, anchor, gathering.facts, gathering.until));
            }
            return new Findings(about, evidence, gathering.until);
        }
    }

    private Observation find(String id, @Nullable Kind kind) throws InvalidDocument, UnusableSource {
        Map<Kind, Observation> found = new TreeMap<>();
        source.forEach(seen -> {
            if (seen.id().equals(id) && (kind == null || seen.kind() == kind)) {
                found.merge(seen.kind(), seen, (a, b) -> b.revision() >= a.revision() ? b : a);
            }
        });
        if (found.size() == 1) {
            return found.values().iterator().next();
        }
        throw new CommandFailed(
                found.isEmpty()
                        ? "there is no observation " + id + (kind == null ? "" : " on the stream " + kind)
                        : "the streams " + found.keySet() + " all have an observation " + id
                                + "; say which with --kind");
    }

    private static final class Gathering {
        private final Facts facts = new Facts(MAX_FACTS);
        private long until = Long.MIN_VALUE;
    }

    private Gathering gather(Observation seen) throws InvalidDocument, UnusableSource {
        Gathering gathering = new Gathering();
        long span = 2 * (rule.longestBeforeMillis() + rule.longestAfterMillis()) + BEYOND_MILLIS;
        source.forEach(fact -> {
            gathering.until = Math.max(gathering.until, fact.at());
            if (Math.abs(fact.at() - seen.at()) <= span) {
                Observation gone = fact.movedFrom() == null ? fact : fact.withdrawnFrom(fact.movedFrom());
                if (isNear(fact, seen)) {
                    gathering.facts.put(fact.settled());
                } else if (isNear(gone, seen)) {
                    gathering.facts.put(gone);
                }
            }
        });
        return gathering;
    }

    private static boolean isNear(Observation fact, Observation seen) {
        return Sphere.distanceMetres(fact, seen)
                <= 2 * GridSettings.DEFAULT.reachMetres().getOrDefault(fact.kind(), 0.0) + BEYOND_METRES;
    }

    /** The anchors that are nearest in time. */
    private List<Observation> anchors(Observation seen, Facts facts) {
        return rule.anchor().kinds().stream()
                .flatMap(kind -> facts.within(kind, 0, Long.MAX_VALUE).stream())
                .filter(rule::anchors)
                .sorted(Comparator.comparingLong((Observation anchor) -> Math.abs(anchor.at() - seen.at()))
                        .thenComparing(Observation.BY_TIME))
                .limit(MAX_ANCHORS)
                .toList();
    }
}
