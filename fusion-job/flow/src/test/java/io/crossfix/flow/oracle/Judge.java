package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Clause.Scene;
import io.crossfix.flow.oracle.Meant.Count;
import io.crossfix.flow.oracle.Meant.Part;
import io.crossfix.flow.oracle.Meant.Role;
import io.crossfix.flow.oracle.Meant.Trait;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a drawn rule means, the slow and obvious way, in the manner of {@link Oracle}. */
final class Judge {

    private final Meant rule;
    private final List<Observation> settled;
    private final ByHand byHand;
    private final Census census;

    /** @param census is told what decided */
    Judge(Meant rule, List<Observation> settled, ByHand byHand, Census census) {
        this.rule = rule;
        this.settled = settled;
        this.byHand = byHand;
        this.census = census;
    }

    Map<String, Told> expect() {
        Map<String, Told> told = new TreeMap<>();
        if (!rule.off()) {
            for (Observation anchor : settled) {
                if (rule.anchor().sort().includes(anchor)) {
                    judge(anchor, told);
                }
            }
        }
        return told;
    }

    private void judge(Observation anchor, Map<String, Told> told) {
        Scene scene = new Scene(anchor, anchor, Map.of(), () -> byHand.risk(byHand.bearing(anchor, settled), anchor));
        boolean isInside = rule.anchor().inside().isEmpty()
                || rule.anchor().inside().stream().anyMatch(spot -> spot.contains(anchor));
        if (!isInside
                || !rule.anchor().where().stream()
                        .allMatch(clause -> clause.test().holds(scene))
                || !hasCrossed(anchor)) {
            return;
        }
        Map<Part, List<Observation>> candidates = new LinkedHashMap<>();
        rule.parts().forEach(part -> candidates.put(part, candidates(part, scene)));
        if (rule.per() == null) {
            judge(scene, candidates, "", told);
        } else {
            Part split = candidates.keySet().stream()
                    .filter(part -> part.name().equals(rule.per().part()))
                    .findFirst()
                    .orElseThrow();
            for (Object value : values(rule.per().trait(), candidates.get(split))) {
                Map<Part, List<Observation>> ofValue = new LinkedHashMap<>(candidates);
                ofValue.computeIfPresent(split, (part, all) -> having(rule.per().trait(), value, all));
                judge(scene, ofValue, Trait.text(value), told);
            }
        }
    }

    private boolean hasCrossed(Observation anchor) {
        double crosses = rule.anchor().crosses();
        if (crosses == 0) {
            return true;
        }
        List<Observation> facts = byHand.bearing(anchor, settled);
        List<Observation> withIt = new ArrayList<>(facts);
        withIt.add(anchor);
        return byHand.risk(facts, anchor) < crosses && byHand.risk(withIt, anchor) >= crosses;
    }

    private List<Observation> candidates(Part part, Scene scene) {
        Observation anchor = scene.anchor();
        List<Observation> all =
                part.role() == Role.SEQUENCE ? settled.subList(settled.indexOf(anchor) + 1, settled.size()) : settled;
        return all.stream()
                .filter(seen -> !seen.equals(anchor) && isInSight(part, anchor, seen))
                .filter(seen -> part.where().stream()
                        .filter(clause -> !clause.isOfPath())
                        .allMatch(clause -> clause.test().holds(scene.of(seen))))
                .toList();
    }

    private static boolean isInSight(Part part, Observation anchor, Observation seen) {
        return part.sort().includes(seen) && part.window().holds(anchor, seen);
    }

    private static Set<Object> values(Trait trait, List<Observation> facts) {
        Set<Object> values = new LinkedHashSet<>();
        facts.stream().map(trait.of()).filter(Objects::nonNull).forEach(values::add);
        return values;
    }

    private static List<Observation> having(Trait trait, Object value, List<Observation> facts) {
        return facts.stream()
                .filter(seen -> value.equals(trait.of().apply(seen)))
                .toList();
    }

    private void judge(Scene scene, Map<Part, List<Observation>> candidates, String per, Map<String, Told> told) {
        Map<Part, Set<Observation>> evidence = new LinkedHashMap<>();
        for (Map.Entry<Part, List<Observation>> entry : candidates.entrySet()) {
            Part part = entry.getKey();
            if (part.role() == Role.AROUND) {
                if (!part.count().optional() && !reaches(part.count(), entry.getValue())) {
                    return;
                }
                evidence.put(part, kept(part.count(), entry.getValue()));
            }
        }
        List<Part> steps = parts(Role.SEQUENCE).toList();
        if (!steps.isEmpty() && !new Walk(steps, candidates, scene).through(feed(steps, candidates, scene), evidence)) {
            return;
        }
        for (Part part : Stream.concat(parts(Role.ABSENT), parts(Role.UNLESS)).toList()) {
            if (reaches(part.count(), beside(part, candidates, scene))) {
                census.broken(rule, part);
                return;
            }
        }
        tell(scene.anchor(), evidence, per, told);
    }

    /** Of a part that must not be there, what stands as it must not to the one fact that this match is about. */
    private static List<Observation> beside(Part part, Map<Part, List<Observation>> candidates, Scene scene) {
        Map<String, List<Observation>> there = new HashMap<>();
        candidates.forEach((other, facts) -> there.put(other.name(), facts));
        return candidates.getOrDefault(part, List.of()).stream()
                .filter(seen -> part.where().stream()
                        .filter(Clause::isOfPath)
                        .allMatch(clause -> clause.test().holds(new Scene(seen, scene.anchor(), there, scene.risk()))))
                .toList();
    }

    private Stream<Part> parts(Role role) {
        return rule.parts().stream().filter(part -> part.role() == role);
    }

    /** With a step that must be the very next, all that could stand between; else only what some step can take. */
    private List<Observation> feed(List<Part> steps, Map<Part, List<Observation>> candidates, Scene scene) {
        boolean isStrict = steps.stream().anyMatch(step -> step.times().contiguity() == Meant.Contiguity.NEXT);
        return settled.subList(settled.indexOf(scene.anchor()) + 1, settled.size()).stream()
                .filter(seen -> steps.stream()
                        .anyMatch(step -> isStrict
                                ? isInSight(step, scene.anchor(), seen)
                                : candidates.getOrDefault(step, List.of()).contains(seen)))
                .toList();
    }

    private static boolean reaches(Count count, List<Observation> facts) {
        int number = count.distinct() == null
                ? facts.size()
                : values(count.distinct(), facts).size();
        return number >= count.atLeast();
    }

    private static Set<Observation> kept(Count count, List<Observation> facts) {
        Set<Observation> kept = new LinkedHashSet<>();
        Set<Object> values = new HashSet<>();
        for (Observation seen : facts) {
            Object value =
                    count.distinct() == null ? seen : count.distinct().of().apply(seen);
            boolean counts = value != null;
            boolean isNew = counts && values.add(value);
            if (count.first() ? isNew && kept.size() < count.atLeast() : counts) {
                kept.add(seen);
            }
        }
        return kept;
    }

    private void tell(Observation anchor, Map<Part, Set<Observation>> evidence, String per, Map<String, Told> told) {
        Set<Observation> all = new HashSet<>(Set.of(anchor));
        evidence.values().forEach(all::addAll);
        TreeSet<String> written = new TreeSet<>();
        written.add(Oracle.evidence(rule.anchor().name(), anchor));
        evidence.forEach((part, facts) -> facts.forEach(seen -> written.add(Oracle.evidence(part.name(), seen))));
        if (rule.anchor().crosses() > 0) {
            for (Observation seen : byHand.bearing(anchor, settled)) {
                all.add(seen);
                written.add(Oracle.evidence("risk", seen));
            }
        }
        if (ByHand.score(all) >= rule.floor()) {
            String id = Oracle.id(rule.id(), rule.version().major(), anchor, per);
            told.put(id, new Told(id, written));
            census.told(rule, evidence);
        }
    }
}
