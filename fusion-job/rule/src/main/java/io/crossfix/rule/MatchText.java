package io.crossfix.rule;

import dev.cel.runtime.CelVariableResolver;
import io.crossfix.model.Finding.Piece;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskAround;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a rule holds: each part, what fills it, and the values that made each condition true. */
final class MatchText {

    /** Facts of one part that are told one by one; of the others only how many there are. */
    static final int MAX_FACTS = 3;

    /** Lines of one match. */
    static final int MAX_LINES = 24;

    private final CompiledRule rule;
    private final FactView anchor;
    private final Map<String, List<Observation>> told = new HashMap<>();

    MatchText(CompiledRule rule, FactView anchor) {
        this.rule = rule;
        this.anchor = anchor;
    }

    /** A line for the anchor, one for each part, and below each part its first facts. */
    List<String> of(List<Piece> evidence) {
        List<String> lines = new ArrayList<>();
        lines.add(anchor());
        for (Part part : rule.parts()) {
            lines.addAll(part(part, factsOf(part, evidence)));
        }
        return List.copyOf(lines.subList(0, Math.min(lines.size(), MAX_LINES)));
    }

    /** The anchor and what it satisfies. */
    String anchor() {
        Observation fact = anchor.fact();
        Optional<Object> self = Optional.of(anchor);
        String conditions = told(rule.anchor().where().all(), name -> self);
        return rule.anchor().name() + ": " + Words.fact(fact) + ", " + fact.categoryName()
                + risk(rule.anchor().crosses()) + (conditions.isEmpty() ? "" : "; " + conditions);
    }

    private String risk(@Nullable Double crosses) {
        if (crosses == null) {
            return "";
        }
        RiskAround.Reading risk = anchor.risk();
        return String.format(
                Locale.ROOT,
                "; the risk of its cell went from %.3f to %.3f, threshold %.3f",
                risk.before(),
                risk.after(),
                crosses);
    }

    /** A part and the facts that fill it, in their order. */
    List<String> part(Part part, List<Observation> facts) {
        List<String> lines = new ArrayList<>();
        lines.add(part.name() + ": " + demand(part, facts));
        for (int i = 0; i < Math.min(facts.size(), MAX_FACTS); i++) {
            lines.add("  " + fact(part, facts.get(i), facts.subList(0, i)));
        }
        told.put(part.name(), facts);
        if (facts.size() > MAX_FACTS) {
            lines.add("  and " + (facts.size() - MAX_FACTS) + " more");
        }
        return lines;
    }

    private static String demand(Part part, List<Observation> facts) {
        String sight = " (" + Words.sight(part) + ")";
        return switch (part.role()) {
            case AROUND ->
                facts.size() + " found, "
                        + (part.counting().optional() ? "none needed" : Words.count(part.counting()) + " needed")
                        + sight;
            case SEQUENCE ->
                (part.quantity().isNegation() ? "did not come, as demanded" : facts.size() + " in order") + sight;
            case ABSENT, UNLESS -> "not there, as demanded" + sight;
            case RISK -> facts.size() + " facts";
        };
    }

    /** A fact, where it lies seen from the anchor, and what it satisfies. */
    String fact(Part part, Observation fact, List<Observation> taken) {
        String conditions = told(part.where().all(), names(part, fact, taken));
        return Words.fact(fact) + ", " + Words.relation(anchor.fact(), fact)
                + (conditions.isEmpty() ? "" : "; " + conditions);
    }

    /** What names stand for when this fact fills the part; of an earlier step, its facts up to then. */
    CelVariableResolver names(Part part, Observation fact, List<Observation> taken) {
        Optional<Object> self = Optional.of(new FactView(fact, taken));
        Optional<Object> other = Optional.of(anchor);
        return name ->
                name.equals(part.name()) ? self : name.equals(rule.anchor().name()) ? other : earlier(name, fact);
    }

    private Optional<Object> earlier(String step, Observation fact) {
        List<Observation> before = told.getOrDefault(step, List.of()).stream()
                .filter(other -> Observation.BY_TIME.compare(other, fact) < 0)
                .toList();
        return before.isEmpty() ? Optional.empty() : Optional.of(new FactView(before.get(before.size() - 1), before));
    }

    private static String told(List<Condition> conditions, CelVariableResolver names) {
        return conditions.stream().map(condition -> condition.tell(names)).collect(Collectors.joining("; "));
    }

    private static List<Observation> factsOf(Part part, List<Piece> evidence) {
        return evidence.stream()
                .filter(piece -> piece.step().equals(part.name()))
                .map(Piece::observation)
                .toList();
    }
}
