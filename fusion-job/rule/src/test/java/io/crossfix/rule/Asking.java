package io.crossfix.rule;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Finding;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.List;

/** Asks rules about one gunshot of three rounds, {@code g} at 21:00:00, on a table of one's own. */
final class Asking implements AutoCloseable {

    static final Seen SHOTS = Seen.gunshot("g", "21:00:00").with("rounds", 3);

    private final Matcher matcher = new Matcher();

    static CompiledRule rule(String parts) throws InvalidDocument {
        return rule(parts, RuleSurroundings.NONE);
    }

    static CompiledRule rule(String parts, RuleSurroundings surroundings) throws InvalidDocument {
        return new RuleCompiler(Table.LIMITS, surroundings).compile("""
                rule: test
                version: 1
                about: a test
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT}
                """ + parts, "test");
    }

    /** What holds, a line for each finding: its steps and facts. */
    List<String> ask(CompiledRule rule, Seen... facts) {
        return answer(rule, Long.MAX_VALUE, facts).findings().stream()
                .map(Asking::text)
                .toList();
    }

    Answer answer(CompiledRule rule, long decidedUpTo, Seen... facts) {
        List<Observation> table = new ArrayList<>(List.of(SHOTS.observation()));
        List.of(facts).forEach(fact -> table.add(fact.observation()));
        return matcher.ask(rule, SHOTS.observation(), Table.of(table), decidedUpTo);
    }

    private static String text(Finding finding) {
        return finding.evidence().stream()
                .map(piece -> piece.step() + " " + piece.observation().id())
                .toList()
                .toString();
    }

    @Override
    public void close() {
        matcher.close();
    }
}
