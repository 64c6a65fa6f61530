package io.crossfix.flow.oracle;

import io.crossfix.model.Observation;
import io.crossfix.model.Place;
import io.crossfix.rule.RuleSurroundings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rules drawn from a seed, for the engine and for the oracle.
 *
 * @param here the place that the installation knows
 */
public record RuleSet(long seed, List<Meant> meant, Spot here) {

    /** So many rules with different ids, for a site. */
    public static RuleSet drawn(long seed, int count, World.Site site) {
        Random random = new Random(seed);
        return drawn(random, seed, count, new Ground(site, Spot.draw(random, "here", site)));
    }

    /** Other rules of the same ids for the same installation. */
    public RuleSet successors(long otherSeed, World.Site site) {
        return drawn(new Random(otherSeed), otherSeed, meant.size(), new Ground(site, here));
    }

    private record Ground(World.Site site, Spot here) {}

    private static RuleSet drawn(Random random, long seed, int count, Ground ground) {
        List<Meant> meant = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            meant.add(new RuleDraw(random, ground.here(), ground.site()).draw("drawn-" + i));
        }
        return new RuleSet(seed, meant, ground.here());
    }

    /** The same rules, all under one version. */
    public RuleSet versioned(int major, int minor) {
        return new RuleSet(
                seed,
                meant.stream()
                        .map(rule -> rule.versioned(new Meant.Version(major, minor)))
                        .toList(),
                here);
    }

    /** The same rules, but the first ones are off. */
    public RuleSet paused(int first) {
        return new RuleSet(
                seed,
                IntStream.range(0, meant.size())
                        .mapToObj(i -> i < first ? meant.get(i).paused() : meant.get(i))
                        .toList(),
                here);
    }

    /** What their conditions refer to besides facts. */
    public RuleSurroundings surroundings() {
        double[][][] rings = here.rings().stream()
                .map(ring -> IntStream.rangeClosed(0, ring.size())
                        .mapToObj(i -> ring.get(i % ring.size()))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        return new RuleSurroundings(
                ZoneId.of(ByHand.ZONE),
                Map.of(here.name(), Place.of(here.name(), new double[][][][] {rings})),
                Map.of());
    }

    /** What the engine reads. */
    public List<String> texts() {
        return meant.stream().map(MeantText::of).toList();
    }

    /** Every match that must stand in the end, by id. */
    public Map<String, Told> expect(List<Observation> settled, Census census) {
        ByHand byHand = new ByHand();
        Map<String, Told> told = new TreeMap<>();
        for (Meant rule : meant) {
            census.drawn(rule);
            told.putAll(new Judge(rule, settled, byHand, census).expect());
        }
        return told;
    }

    @Override
    public String toString() {
        return "rules drawn from seed " + seed + ":\n" + String.join("---\n", texts());
    }
}
