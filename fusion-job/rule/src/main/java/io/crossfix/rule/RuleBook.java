package io.crossfix.rule;

import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules in force, found by the kind of fact that they care about. Immutable; a change is a new book. */
public final class RuleBook {

    private static final RuleBook EMPTY = new RuleBook(Map.of());

    private final Map<String, CompiledRule> rules;
    private final Map<Kind, List<CompiledRule>> anchored = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Interest>> interests = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> retention = new EnumMap<>(Kind.class);

    /** A rule's part that cares about some kind of fact. */
    public record Interest(CompiledRule rule, Part part) {}

    private RuleBook(Map<String, CompiledRule> rules) {
        this.rules = rules;
        rules.values().stream().filter(rule -> rule.mode() != Mode.OFF).forEach(this::index);
        anchored.replaceAll((kind, found) -> List.copyOf(found));
        interests.replaceAll((kind, found) -> List.copyOf(found));
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

    /** This book without the rule of an id; the same when there is none. */
    public RuleBook without(String id) {
        Map<String, CompiledRule> fewer = new TreeMap<>(rules);
        return fewer.remove(id) == null ? this : new RuleBook(fewer);
    }

    /** All rules by id, also those that are off. */
    public Collection<CompiledRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The rule of an id, or null. */
    public @Nullable CompiledRule rule(String id) {
        return rules.get(id);
    }

    /** Rules that may ask their question about an observation of this kind, by id; none that is off. */
    public List<CompiledRule> anchoredBy(Kind kind) {
        return anchored.getOrDefault(kind, List.of());
    }

    /** Parts that a fact of this kind may play, by rule id; none of a rule that is off. */
    public List<Interest> interestedIn(Kind kind) {
        return interests.getOrDefault(kind, List.of());
    }

    /**
     * How long a fact of a kind must lie on the table beyond the lateness horizon, milliseconds: as long as one end of the
     * longest rule that mentions it can be from the other; 0 when none does.
     */
    public long retentionMillis(Kind kind) {
        return retention.getOrDefault(kind, 0L);
    }

    private void index(CompiledRule rule) {
        anchored.computeIfAbsent(rule.anchor().kind(), kind -> new ArrayList<>())
                .add(rule);
        retain(rule.anchor().kind(), rule);
        for (Part part : rule.parts()) {
            interests.computeIfAbsent(part.kind(), kind -> new ArrayList<>()).add(new Interest(rule, part));
            retain(part.kind(), rule);
        }
    }

    private void retain(Kind kind, CompiledRule rule) {
        retention.merge(kind, rule.longestBeforeMillis() + rule.longestAfterMillis(), Math::max);
    }
}
