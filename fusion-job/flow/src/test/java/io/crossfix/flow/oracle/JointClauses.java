package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Bounds.Measure;
import io.crossfix.flow.oracle.Meant.Sort;
import io.crossfix.model.Observation;
import io.crossfix.model.Token;
import io.crossfix.record.Kind;
import java.util.Objects;
import java.util.Random;

/** Draws what can be said of an observation and the anchor. */
final class JointClauses {

    private final Random random;
    private final Bounds bounds;
    private final String anchor;
    private final Sort anchorSort;

    JointClauses(Random random, String anchor, Sort anchorSort) {
        this.random = random;
        this.bounds = new Bounds(random);
        this.anchor = anchor;
        this.anchorSort = anchorSort;
    }

    /** Of an observation of a sort, under its name. */
    Clause draw(String self, Sort sort) {
        return switch (random.nextInt(9)) {
            case 0 ->
                bounds.compared(
                        new Measure(
                                "distance(%s, %s)".formatted(self, anchor),
                                scene -> Oracle.metres(scene.self(), scene.anchor())),
                        50,
                        1_000);
            case 1 ->
                bounds.compared(
                        new Measure(
                                "seconds(%s, %s)".formatted(anchor, self),
                                scene -> (scene.self().at() - scene.anchor().at()) / 1_000.0),
                        -200,
                        200);
            case 2 ->
                bounds.compared(
                        new Measure(
                                "bearing(%s, %s)".formatted(anchor, self),
                                scene -> ByHand.bearing(scene.anchor(), scene.self())),
                        60,
                        300);
            case 3 ->
                bounds.compared(
                        new Measure(
                                "speed(%s, %s)".formatted(self, anchor),
                                scene -> ByHand.speed(scene.self(), scene.anchor())),
                        1,
                        10);
            case 4 ->
                new Clause(
                        self + ".sensorId != " + anchor + ".sensorId",
                        scene -> !scene.self().sensor().equals(scene.anchor().sensor()));
            case 5 ->
                bounds.compared(
                        new Measure(
                                anchor + ".confidence", scene -> scene.anchor().confidence()),
                        0.2,
                        0.6);
            case 6 -> risk();
            default -> ofKind(self, sort);
        };
    }

    private Clause ofKind(String self, Sort sort) {
        if (sort.kind() != Kind.PLATE) {
            return sort == Sort.CALL && anchorSort == Sort.CALL
                    ? new Clause(
                            self + ".caller != " + anchor + ".caller", scene -> differ(scene.self(), scene.anchor()))
                    : bounds.compared(
                            new Measure(
                                    "distance(%s, %s)".formatted(anchor, self),
                                    scene -> Oracle.metres(scene.anchor(), scene.self())),
                            300,
                            1_400);
        }
        if (anchorSort == Sort.HOTLIST_HIT && random.nextBoolean()) {
            return new Clause(
                    self + ".token == " + anchor + ".token",
                    scene -> Objects.equals(scene.self().token(), scene.anchor().token()));
        }
        return bounds.compared(
                new Measure(
                        "angle(%s.headingDegrees, bearing(%s, %s))".formatted(self, anchor, self),
                        scene -> ByHand.angle(
                                scene.self().headingDegrees(), ByHand.bearing(scene.anchor(), scene.self()))),
                40,
                140);
    }

    private static boolean differ(Observation a, Observation b) {
        Token one = a.token();
        return one != null && b.token() != null && !one.equals(b.token());
    }

    /** What is asked about the risk that the anchor meets. */
    Clause risk() {
        return bounds.compared(
                new Measure("riskNow(" + anchor + ")", scene -> scene.risk().getAsDouble()), 0.0002, 0.05);
    }
}
