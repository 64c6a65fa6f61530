package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Clause.Scene;
import io.crossfix.flow.oracle.Meant.Sort;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws what a step can ask about itself and the steps before it. */
final class PathClauses {

    private final Random random;
    private final String anchor;

    PathClauses(Random random, String anchor) {
        this.random = random;
        this.anchor = anchor;
    }

    /** @param before the step before, if there is one */
    Clause draw(String self, Sort sort, Meant.@Nullable Part before) {
        if (before == null || random.nextInt(3) == 0) {
            return ofOwnPath(self, sort);
        }
        String earlier = before.name();
        if (sort.kind() == Kind.PLATE && before.sort().kind() == Kind.PLATE && random.nextBoolean()) {
            return new Clause(
                    self + ".token == " + earlier + ".token",
                    true,
                    scene -> scene.has(earlier)
                            && Objects.equals(
                                    scene.self().token(), scene.last(earlier).token()));
        }
        double seconds = 20 + random.nextInt(200);
        boolean isFirst = random.nextBoolean();
        Function<Scene, Observation> from = scene -> isFirst ? scene.first(earlier) : scene.last(earlier);
        return new Clause(
                "seconds(%s(%s), %s) < %s".formatted(isFirst ? "first" : "last", earlier, self, Bounds.number(seconds)),
                true,
                scene -> scene.has(earlier)
                        && (scene.self().at() - from.apply(scene).at()) / 1_000.0 < seconds);
    }

    /** Draws what a part that must not be there can ask about the one fact of another part. */
    Clause beside(String self, Meant.Part other) {
        String name = other.name();
        if (random.nextBoolean()) {
            double metres = 50 + random.nextInt(900);
            return new Clause(
                    "distance(%s, %s) < %s".formatted(self, name, Bounds.number(metres)),
                    true,
                    scene -> Oracle.metres(scene.self(), scene.last(name)) < metres);
        }
        boolean isLater = random.nextBoolean();
        return new Clause(
                "%s.at %s %s.at".formatted(self, isLater ? ">" : "<=", name),
                true,
                scene -> scene.self().at() > scene.last(name).at() == isLater);
    }

    private Clause ofOwnPath(String self, Sort sort) {
        if (sort.kind() == Kind.PLATE && random.nextBoolean()) {
            return new Clause(
                    "%s.token == first(%s).token".formatted(self, self),
                    true,
                    scene -> Objects.equals(
                            scene.self().token(), scene.first(self).token()));
        }
        double metres = random.nextInt(200);
        return new Clause(
                "%s.id == last(%s).id || distance(%s, %s) >= distance(last(%s), %s) + %s"
                        .formatted(self, self, self, anchor, self, anchor, Bounds.number(metres)),
                true,
                scene -> scene.last(self).id().equals(scene.self().id())
                        || Oracle.metres(scene.self(), scene.anchor())
                                >= Oracle.metres(scene.last(self), scene.anchor()) + metres);
    }
}
