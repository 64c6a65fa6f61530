package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import io.crossfix.rule.RuleBook.Span;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the anchors may lie that a fact is evidence for. One look at the facts then serves all rules: with no anchor
 * there, a fact costs the same whether there is one rule or five hundred.
 */
final class InterestIndex {

    private static final int KINDS = Kind.values().length;

    private final @Nullable Span[][][] spans = new @Nullable Span[KINDS][][];

    InterestIndex(Collection<CompiledRule> rules) {
        for (Kind kind : Kind.values()) {
            spans[kind.ordinal()] =
                    new @Nullable Span[LiteralCheck.categories(kind).size()][KINDS];
        }
        rules.forEach(rule -> rule.looksAt().forEach(part -> add(rule, part)));
    }

    private void add(CompiledRule rule, Part part) {
        @Nullable Span[][] byCategory = spans[part.kind().ordinal()];
        for (int category = 0; category < byCategory.length; category++) {
            if (rule.canBeTouchedBy(part, category)) {
                for (Kind anchor : rule.anchor().kinds()) {
                    Span known = byCategory[category][anchor.ordinal()];
                    byCategory[category][anchor.ordinal()] = known == null ? Span.of(part) : known.with(part);
                }
            }
        }
    }

    @Nullable
    Span span(Observation seen, Kind anchorKind) {
        return spans[seen.kind().ordinal()][seen.category()][anchorKind.ordinal()];
    }
}
