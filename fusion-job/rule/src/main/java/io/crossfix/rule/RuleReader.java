package io.crossfix.rule;

import io.crossfix.document.InvalidDocument;
import io.crossfix.document.Nearest;
import io.crossfix.rule.RuleText.AnchorText;
import io.crossfix.rule.RuleText.PartText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Reads the meaning of a rule whose form is already known to be right; goes on after a fault to find them all. */
final class RuleReader {

    // Words that CEL keeps for itself (CEL specification, "Syntax": RESERVED and the literals), and one of ours.
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            // The name under which evidence of the risk is told.
            CompiledRule.RISK);

    private final RuleText text;
    private final RuleSource source;
    private final RuleLimits limits;
    private final QuantityReader quantities;
    private final CountingReader countings;
    private final WindowReader windows;
    private final RulePlaces places;
    private final ConditionLanguage language;
    private final LongAdder failures = new LongAdder();
    private final Set<String> names = new HashSet<>();

    RuleReader(RuleLimits limits, RuleText text, RuleSource source, ConditionLanguage common) {
        this.text = text;
        this.source = source;
        this.limits = limits;
        this.windows = new WindowReader(limits, source);
        this.quantities = new QuantityReader(source);
        this.countings = new CountingReader(source);
        this.places = new RulePlaces(source, common.surroundings(), text.places());
        // Only a rule that brings places of its own needs a language of its own.
        this.language = common.with(places.own());
    }

    CompiledRule read() throws InvalidDocument {
        Anchor anchor = anchor(text.anchor());
        List<Part> parts = new ArrayList<>();
        for (Part.Role role : Part.Role.values()) {
            parts.addAll(parts(role, anchor, splitById(parts)));
        }
        new StepOrder(source)
                .check(parts.stream()
                        .filter(part -> part.role() == Part.Role.SEQUENCE)
                        .toList());
        Per per = per(parts);
        List<RuleExample> examples =
                new ExampleReader(source, language.surroundings().zone(), anchor, parts).read(text.examplesOrNone());
        if (!source.faults().isEmpty()) {
            throw new InvalidDocument(source.faults());
        }
        CompiledRule.Parts all = new CompiledRule.Parts(anchor, parts, failures);
        return new CompiledRule(text, all, per, examples, limits);
    }

    private Anchor anchor(AnchorText written) {
        checkName("/anchor/name", written.name());
        if (written.kind() == PartKind.PLATE) {
            source.fault(
                    "/anchor/kind",
                    "a plate read alone can never be an anchor, only one that stands on a hotlist: HOTLIST_HIT");
        }
        if ((written.kind() == PartKind.RISK_CROSSING) != (written.crosses() != null)) {
            source.fault("/anchor", "a RISK_CROSSING, and nothing else, says with 'crosses' which probability");
        }
        Scope scope = Scope.ofAnchor(written.name(), written.kind());
        return new Anchor(
                written.name(),
                written.kind(),
                where("/anchor/where", written.where(), scope),
                places.named("/anchor/inside", written.inside()),
                written.crosses());
    }

    /** @param split the part that the matches are split by, one for each of its facts; null when they are not */
    private List<Part> parts(Part.Role role, Anchor anchor, @Nullable Part split) {
        List<Part> earlier = new ArrayList<>();
        List<PartText> written = text.parts(role);
        for (int i = 0; i < written.size(); i++) {
            String pointer = "/" + role.name().toLowerCase(Locale.ROOT) + "/" + i;
            PartText part = written.get(i);
            checkName(pointer + "/name", part.name());
            if (part.kind() == PartKind.RISK_CROSSING) {
                source.fault(pointer + "/kind", "a risk crossing can only be the anchor");
            }
            earlier.add(part(pointer, part, role, scope(part, role, anchor, earlier, split)));
        }
        return earlier;
    }

    private static Scope scope(PartText part, Part.Role role, Anchor anchor, List<Part> earlier, @Nullable Part split) {
        return switch (role) {
            case SEQUENCE -> Scope.ofStep(part.name(), part.kind(), anchor, earlier);
            case ABSENT, UNLESS -> Scope.ofForbidden(part.name(), part.kind(), anchor, split);
            case AROUND, RISK -> Scope.ofPart(part.name(), part.kind(), anchor);
        };
    }

    /** The part of which each match has one fact, whichever others there are: that one can be named where something is forbidden. */
    private @Nullable Part splitById(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.minimum() > 0 && (part.name() + "." + FactField.ID.label()).equals(text.per()))
                .findFirst()
                .orElse(null);
    }

    private Part part(String pointer, PartText written, Part.Role role, Scope scope) {
        Part.Sight sight = new Part.Sight(
                written.kind(),
                windows.read(pointer + "/within", written.within(), written.kind()),
                where(pointer + "/where", written.where(), scope));
        return role == Part.Role.SEQUENCE
                ? new Part(written.name(), sight, quantity(pointer, written, scope))
                : new Part(written.name(), role, sight, countings.read(pointer, written));
    }

    private Quantity quantity(String pointer, PartText written, Scope scope) {
        return quantities.read(pointer, written, where(pointer + "/until", written.until(), scope));
    }

    private Where where(String pointer, @Nullable String expression, Scope scope) {
        return expression == null
                ? Where.ALWAYS
                : new ConditionCompiler(scope, language, fault -> source.fault(pointer, fault))
                        .compile(expression, failures);
    }

    private void checkName(String pointer, String name) {
        if (RESERVED.contains(name)) {
            source.fault(pointer, "'" + name + "' is a word of the rule language and cannot name a part");
        }
        if (!names.add(name)) {
            source.fault(pointer, "there is another part with the name '" + name + "'");
        }
    }

    private @Nullable Per per(List<Part> parts) {
        if (text.per() == null) {
            return null;
        }
        int dot = text.per().indexOf('.');
        String name = text.per().substring(0, dot);
        for (Part part : parts) {
            if (part.name().equals(name)) {
                return new PerReader(source).read(part, text.per().substring(dot + 1));
            }
        }
        source.fault(
                "/per",
                "'" + name + "' is no part besides the anchor; did you mean '"
                        + Nearest.to(name, parts.stream().map(Part::name).toList()) + "'?");
        return null;
    }
}
