package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules in force, found by the kind, category and place of the facts that they care about. Immutable; a change is a new book. */
public final class RuleBook {

    private static final RuleBook EMPTY = new RuleBook(Map.of());

    private final Map<String, CompiledRule> rules;
    private final List<CompiledRule> asked;
    private final AnchorIndex anchors;
    private final InterestIndex interests;
    private final Map<Kind, Long> retention = new EnumMap<>(Kind.class);

    private RuleBook(Map<String, CompiledRule> rules) {
        this.rules = rules;
        this.asked =
                rules.values().stream().filter(rule -> rule.mode() != Mode.OFF).toList();
        this.anchors = new AnchorIndex(asked);
        this.interests = new InterestIndex(asked);
        asked.forEach(this::retain);
    }

    /** A book without rules. */
    public static RuleBook empty() {
        return EMPTY;
    }

    /** This book with a rule, which replaces the one of the same id. */
    public RuleBook with(CompiledRule rule) {
        Map<String, CompiledRule> more = new TreeMap<>(rules);
        more.put(rule.id(), rule);
        return new RuleBook(more);
    }

    /** This book with rules, which replace those of the same ids; cheaper than one after the other. */
    public RuleBook withAll(Collection<CompiledRule> added) {
        Map<String, CompiledRule> more = new TreeMap<>(rules);
        added.forEach(rule -> more.put(rule.id(), rule));
        return new RuleBook(more);
    }

    /** This book without the rule of an id; the same when there is none. */
    public RuleBook without(String id) {
        Map<String, CompiledRule> fewer = new TreeMap<>(rules);
        return fewer.remove(id) == null ? this : new RuleBook(fewer);
    }

    /** All rules by id, also those that are off. */
    public Collection<CompiledRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The rules that are asked, by id: all but those that are off. */
    public List<CompiledRule> asked() {
        return asked;
    }

    /** The rule of an id, or null. */
    public @Nullable CompiledRule rule(String id) {
        return rules.get(id);
    }

    /** Rules that ask their question about an observation, by id; none that is off. */
    public List<CompiledRule> anchoredBy(Observation seen) {
        List<CompiledRule> found = new ArrayList<>();
        for (CompiledRule rule : anchors.near(seen)) {
            if (rule.anchors(seen)) {
                found.add(rule);
            }
        }
        return found;
    }

    /**
     * Where anchors of a kind lie that an observation may be evidence for, or null when no rule cares.
     *
     * @param seen the observation
     * @param anchorKind the stream of the anchors
     */
    public @Nullable Span span(Observation seen, Kind anchorKind) {
        return interests.span(seen, anchorKind);
    }

    /**
     * The time and distance from an observation within which some rule's anchor may lie.
     *
     * @param earlierMillis how far before the observation, milliseconds; may be negative
     * @param laterMillis how far after it, milliseconds; may be negative
     * @param radiusMetres how far away, metres
     */
    public record Span(long earlierMillis, long laterMillis, double radiusMetres) {

        Span with(Part part) {
            return new Span(
                    Math.max(earlierMillis, part.afterMillis()),
                    Math.max(laterMillis, part.beforeMillis()),
                    Math.max(radiusMetres, part.radiusMetres()));
        }

        static Span of(Part part) {
            return new Span(part.afterMillis(), part.beforeMillis(), part.radiusMetres());
        }
    }

    /**
     * How long a fact of a kind must lie on the table beyond the lateness horizon, milliseconds: as long as one end of the
     * longest rule that mentions it can be from the other; 0 when none does.
     */
    public long retentionMillis(Kind kind) {
        return retention.getOrDefault(kind, 0L);
    }

    private void retain(CompiledRule rule) {
        long millis = rule.longestBeforeMillis() + rule.longestAfterMillis();
        rule.anchor().kinds().forEach(kind -> retention.merge(kind, millis, Math::max));
        rule.looksAt().forEach(part -> retention.merge(part.kind(), millis, Math::max));
    }
}
