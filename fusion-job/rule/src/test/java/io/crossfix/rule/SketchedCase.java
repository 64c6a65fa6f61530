package io.crossfix.rule;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Finding;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sequence made at random over facts made at random: what our matcher finds, and what follows from given matches. */
record SketchedCase(int number, Sketch sketch, CompiledRule rule, List<PlainEvent> events) {

    /** Cases of one sequence, numbered from {@code from}; what is drawn and refused goes to {@code refused}. */
    static List<SketchedCase> draw(Random random, int from, int count, Collection<Sketch> refused) {
        while (true) {
            Sketch sketch = Sketch.random(random);
            try {
                CompiledRule rule = Table.compile(sketch.yaml(), "random");
                return Stream.iterate(from, number -> number + 1)
                        .limit(count)
                        .map(number -> new SketchedCase(number, sketch, rule, sketch.events(random, number)))
                        .toList();
            } catch (InvalidDocument refusal) {
                refused.add(sketch);
            }
        }
    }

    /** Whole matches, as our automaton tells them. */
    List<PlainMatch> matches(SequenceRunner runner) {
        AskedSequence asked = asked();
        List<Fed> feed = asked.feed(table());
        return asked.canHold(feed) ? matches(runner, asked, feed) : List.of();
    }

    /** The same, had it been fed also the facts that play no role. */
    List<PlainMatch> matchesFedAll(SequenceRunner runner) {
        AskedSequence asked = asked();
        Map<Observation, Fed> feed = new TreeMap<>(Observation.BY_TIME);
        events.stream()
                .filter(event -> PlainEvent.ORDER.compare(event, PlainEvent.anchor(number)) > 0)
                .map(PlainEvent::observation)
                .forEach(fact -> feed.put(fact, new Fed(fact, 0, asked)));
        asked.feed(table()).forEach(fed -> feed.put(fed.fact(), fed));
        return matches(runner, asked, List.copyOf(feed.values()));
    }

    private List<PlainMatch> matches(SequenceRunner runner, AskedSequence asked, List<Fed> feed) {
        List<PlainMatch> found = new ArrayList<>();
        SequenceRunner.Progress progress =
                runner.run(asked.anchor(), feed, matches -> matches.forEach(match -> found.add(plain(match))));
        if (progress.limit() != SequenceRunner.Limit.NONE) {
            throw new IllegalStateException("too much for a comparison: " + this);
        }
        return found;
    }

    private AskedSequence asked() {
        return new AskedSequence(Objects.requireNonNull(rule.sequence()), new FactView(anchor()));
    }

    private static PlainMatch plain(Map<String, List<Fed>> match) {
        Map<String, List<String>> ids = new TreeMap<>();
        match.forEach((step, facts) ->
                ids.put(step, facts.stream().map(fed -> fed.fact().id()).toList()));
        return new PlainMatch(ids);
    }

    /** "step fact" of what our matcher says it rests on. */
    Set<String> evidence(Matcher matcher) {
        List<Finding> findings =
                matcher.ask(rule, anchor(), table(), Long.MAX_VALUE).findings();
        return findings.stream()
                .flatMap(finding -> finding.evidence().stream())
                .map(piece -> piece.step() + " " + piece.observation().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** "step fact" of what these matches rest on. */
    Set<String> evidence(List<PlainMatch> matches) {
        Set<String> evidence = new TreeSet<>();
        for (PlainMatch match : matches) {
            match.steps().forEach((step, ids) -> ids.forEach(id -> evidence.add(step + " " + id)));
        }
        sketch.steps().stream().filter(Sketch.Step::collectFirst).forEach(step -> {
            evidence.removeIf(piece -> piece.startsWith(step.name() + " "));
            firstOf(matches)
                    .forEach(first -> first.of(step.name()).forEach(id -> evidence.add(step.name() + " " + id)));
        });
        return evidence;
    }

    /** Whether several matches are complete at the same fact before any other, so that one has to be chosen. */
    boolean hasToChooseTheFirst(List<PlainMatch> matches) {
        List<Integer> completed = matches.stream()
                .map(match -> places(match).mapToInt(place -> place).max().orElse(0))
                .sorted()
                .toList();
        return sketch.steps().stream().anyMatch(Sketch.Step::collectFirst)
                && completed.size() > 1
                && completed.get(0).equals(completed.get(1));
    }

    /** Of the matches whose last fact is the earliest, the smallest by its facts, then by how many the steps have. */
    private Stream<PlainMatch> firstOf(List<PlainMatch> matches) {
        return matches.stream().sorted(Comparator.comparing(this::inWords)).limit(1);
    }

    // Places in two digits, so that the order of the words is that of the places.
    private String inWords(PlainMatch match) {
        return twoDigits(places(match).max(Comparator.naturalOrder()).stream()) + " " + twoDigits(places(match)) + " "
                + twoDigits(sketch.steps().stream()
                        .map(step -> match.of(step.name()).size()));
    }

    /** Where the facts of the steps, step after step, stand in the order of all facts. */
    private Stream<Integer> places(PlainMatch match) {
        List<String> order =
                events.stream().sorted(PlainEvent.ORDER).map(PlainEvent::id).toList();
        return sketch.steps().stream()
                .flatMap(step -> match.of(step.name()).stream())
                .map(order::indexOf);
    }

    private static String twoDigits(Stream<Integer> numbers) {
        return numbers.map("%02d"::formatted).collect(Collectors.joining());
    }

    private Observation anchor() {
        return PlainEvent.anchor(number).observation();
    }

    private Table table() {
        return Table.of(events.stream().map(PlainEvent::observation).toList());
    }

    @Override
    public String toString() {
        return "case %d%n%s%s".formatted(number, sketch.yaml(), events);
    }
}
