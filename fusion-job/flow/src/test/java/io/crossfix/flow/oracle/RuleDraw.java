package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Meant.Anchor;
import io.crossfix.flow.oracle.Meant.Contiguity;
import io.crossfix.flow.oracle.Meant.Count;
import io.crossfix.flow.oracle.Meant.Part;
import io.crossfix.flow.oracle.Meant.Per;
import io.crossfix.flow.oracle.Meant.Role;
import io.crossfix.flow.oracle.Meant.Sort;
import io.crossfix.flow.oracle.Meant.Times;
import io.crossfix.flow.oracle.Meant.Trait;
import io.crossfix.flow.oracle.Oracle.Window;
import io.crossfix.model.GridSettings;
import io.crossfix.model.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws whole rules from a seed, out of everything that the grammar offers. */
final class RuleDraw {

    private static final long SECOND = 1_000;
    private static final Sort[] ANCHORS = {
        Sort.GUNSHOT, Sort.GUNSHOT, Sort.CALL, Sort.CAMERA, Sort.HOTLIST_HIT, Sort.RISK_CROSSING
    };
    private static final Sort[] PARTS = {Sort.GUNSHOT, Sort.CALL, Sort.CALL, Sort.CAMERA, Sort.PLATE, Sort.HOTLIST_HIT};

    private final Random random;
    private final List<Spot> spots;
    private final Anchor anchor;
    private final OwnClauses own;
    private final JointClauses joint;
    private final PathClauses path;
    private final List<Part> parts = new ArrayList<>();
    /** The part of which each match has one fact, if the matches are split so. */
    private @Nullable Part beside;

    RuleDraw(Random random, Spot here, World.Site site) {
        this.random = random;
        this.spots = List.of(here, Spot.draw(random, "there", site));
        Sort sort = pick(ANCHORS);
        this.own = new OwnClauses(random, spots);
        this.joint = new JointClauses(random, "it", sort);
        this.path = new PathClauses(random, "it");
        this.anchor = anchor(sort);
    }

    Meant draw(String id) {
        counted(Role.AROUND, random.nextInt(3));
        steps(random.nextInt(5) / 2);
        Per per = per();
        beside = per == null || !per.isOfEach() ? null : part(per.part());
        counted(Role.ABSENT, beside == null ? random.nextInt(4) / 3 : random.nextInt(2));
        counted(Role.UNLESS, beside == null ? random.nextInt(3) / 2 : random.nextInt(2));
        return new Meant(
                id,
                new Meant.Version(1 + random.nextInt(3), random.nextInt(12)),
                random.nextInt(25) == 0,
                anchor,
                List.copyOf(parts),
                per,
                random.nextInt(8) == 0 ? Math.round(1_000 * random.nextDouble()) / 4_000.0 : 0,
                usesOwnPlace() ? spots.get(1) : null);
    }

    private boolean usesOwnPlace() {
        return anchor.inside().contains(spots.get(1))
                || Stream.concat(anchor.where().stream(), parts.stream().flatMap(part -> part.where().stream()))
                        .anyMatch(clause -> clause.cel().contains("'there'"));
    }

    private Anchor anchor(Sort sort) {
        List<Clause> where = few(() -> own.draw("it", sort));
        if (random.nextInt(6) == 0) {
            where.add(joint.risk());
        }
        double crosses = sort == Sort.RISK_CROSSING ? (1 + random.nextInt(400)) / 1_000.0 : 0;
        return new Anchor(
                "it",
                sort,
                where,
                random.nextInt(5) == 0 ? spots.subList(0, 1 + random.nextInt(2)) : List.of(),
                crosses);
    }

    private void counted(Role role, int howMany) {
        for (int i = 0; i < howMany; i++) {
            String name = role.name().toLowerCase(Locale.ROOT) + i;
            Sort sort = pick(PARTS);
            List<Clause> where = where(name, sort);
            if (beside != null && random.nextInt(4) > 0) {
                where.add(path.beside(name, beside));
            }
            parts.add(new Part(name, role, sort, window(sort), where, count(role, sort), Times.ONCE));
        }
    }

    private List<Clause> where(String name, Sort sort) {
        return few(() -> random.nextBoolean() ? own.draw(name, sort) : joint.draw(name, sort));
    }

    /** Some conjuncts, seldom many. */
    private List<Clause> few(Supplier<Clause> draw) {
        List<Clause> clauses = new ArrayList<>();
        for (int left = random.nextInt(5) / 2; left > 0; left--) {
            clauses.add(draw.get());
        }
        return clauses;
    }

    private Count count(Role role, Sort sort) {
        Trait distinct = random.nextInt(3) == 0 ? trait(sort) : null;
        boolean around = role == Role.AROUND;
        return new Count(
                1 + random.nextInt(5) / 2,
                distinct,
                around && random.nextInt(3) == 0,
                around && random.nextInt(4) == 0);
    }

    private void steps(int howMany) {
        Part before = null;
        for (int i = 0; i < howMany; i++) {
            before = step("step" + i, random.nextInt(3) == 0 ? Sort.PLATE : pick(PARTS), before);
            parts.add(before);
        }
    }

    private Part step(String name, Sort sort, @Nullable Part before) {
        List<Clause> where = new ArrayList<>(where(name, sort));
        if (random.nextBoolean()) {
            where.add(path.draw(name, sort, before));
        }
        int min = 1 + random.nextInt(4) / 3;
        Times times = new Times(
                Contiguity.values()[random.nextInt(3)], min, min + random.nextInt(3) / 2, random.nextInt(5) == 0);
        Window window = new Window(0, (30 + random.nextInt(400)) * SECOND, radius(sort));
        return new Part(name, Role.SEQUENCE, sort, window, where, Count.ONE, times);
    }

    private Window window(Sort sort) {
        // Negative ends are allowed as long as something lies between.
        int before = random.nextInt(1_200) - 120;
        int after = Math.max(-before, random.nextInt(900) - 120);
        return new Window(before * SECOND, after * SECOND, radius(sort));
    }

    private double radius(Sort sort) {
        double reach = GridSettings.DEFAULT.reachMetres().getOrDefault(sort.kind(), 0.0);
        return random.nextInt(4) == 0 ? reach : 100 + random.nextInt((int) reach - 100);
    }

    private @Nullable Per per() {
        List<Part> possible = parts.stream().filter(Part::mustBeThere).toList();
        if (possible.isEmpty() || random.nextBoolean()) {
            return null;
        }
        Part part = possible.get(random.nextInt(possible.size()));
        return new Per(part.name(), random.nextInt(2) == 0 ? Trait.ID : trait(part.sort()));
    }

    private Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Trait trait(Sort sort) {
        if (random.nextInt(3) == 0) {
            return random.nextBoolean()
                    ? new Trait("category", Observation::categoryName)
                    : new Trait("sensorId", Observation::sensor);
        }
        return switch (sort) {
            case CALL ->
                random.nextInt(3) == 0
                        ? new Trait("priority", call -> call.quantity() == 0 ? null : call.quantity())
                        : new Trait("caller", Observation::token);
            case PLATE, HOTLIST_HIT -> new Trait("token", Observation::token);
            case GUNSHOT -> new Trait("rounds", Observation::quantity);
            default -> new Trait("count", Observation::quantity);
        };
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
