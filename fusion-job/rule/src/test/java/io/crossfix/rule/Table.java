package io.crossfix.rule;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A table of facts for tests, and the limits that an installation would usually have. */
final class Table implements FactsView {

    static final RuleLimits LIMITS = new RuleLimits(
            24 * 3_600_000L,
            Map.of(Kind.GUNSHOT, 1_500.0, Kind.CALL, 1_500.0, Kind.CAMERA, 800.0, Kind.PLATE, 800.0),
            50);

    private final TreeSet<Observation> facts = new TreeSet<>(Observation.BY_TIME);

    static CompiledRule compile(String yaml, String source) throws InvalidDocument {
        return new RuleCompiler(LIMITS).compile(yaml, source);
    }

    static Table of(Seen... seen) {
        Table table = new Table();
        Stream.of(seen).map(Seen::observation).forEach(table.facts::add);
        return table;
    }

    static Table of(List<Observation> facts) {
        Table table = new Table();
        table.facts.addAll(facts);
        return table;
    }

    @Override
    public List<Observation> within(Kind kind, long from, long to) {
        return facts.stream()
                .filter(fact -> fact.kind() == kind && fact.at() >= from && fact.at() <= to)
                .toList();
    }
}
