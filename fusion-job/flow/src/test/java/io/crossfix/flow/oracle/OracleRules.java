package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Oracle.Absent;
import io.crossfix.flow.oracle.Oracle.Around;
import io.crossfix.flow.oracle.Oracle.Away;
import io.crossfix.flow.oracle.Oracle.Leaving;
import io.crossfix.flow.oracle.Oracle.Pace;
import io.crossfix.flow.oracle.Oracle.Rule;
import io.crossfix.flow.oracle.Oracle.Window;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The same rules twice: as text for the engine and as predicates for the oracle. */
public final class OracleRules {

    private static final long MINUTE = 60_000;

    private OracleRules() {}

    /** The three rules that are shipped, read from their files, and what they mean. */
    public record Pair(List<String> texts, List<Rule> meaning) {}

    /** The shipped rules. */
    public static Pair shipped(Path rulesDirectory) {
        return new Pair(
                List.of(
                        text(rulesDirectory, "shots-called-in"),
                        text(rulesDirectory, "shots-unanswered"),
                        text(rulesDirectory, "vehicle-leaving-shots")),
                List.of(shotsCalledIn(), shotsUnanswered(), vehicleLeaving()));
    }

    /** A rule with windows, radii and counts drawn from a seed. */
    public static Pair drawn(long seed) {
        Random random = new Random(seed);
        int before = random.nextInt(8);
        int after = random.nextInt(12);
        int radius = 100 + random.nextInt(1_300);
        int atLeast = 1 + random.nextInt(2);
        int silence = random.nextInt(6);
        String text = """
                rule: drawn
                version: "2.1"
                about: drawn from a seed
                author: oracle
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, where: shots.rounds >= 2}
                around:
                  - name: call
                    kind: CALL
                    within: {before: %dm, after: %dm, radius: %dm}
                    at-least: %d
                    where: call.confidence >= 0.5 && distance(call, shots) > 50.0
                absent:
                  - name: crowd
                    kind: CAMERA
                    within: {before: 1m, after: %dm, radius: 700m}
                    where: crowd.category == 'PERSON'
                examples:
                  - about: nothing comes of nothing
                    given: [{shots: {at: '21:00:00', rounds: 2}}]
                    expect: {match: false}
                """.formatted(before, after, radius, atLeast, silence);
        Rule meaning = new Rule(
                "drawn",
                2,
                Kind.GUNSHOT,
                shot -> shot.quantity() >= 2,
                List.of(
                        new Around(
                                "call",
                                Kind.CALL,
                                new Window(before * MINUTE, after * MINUTE, radius),
                                (shot, call) -> call.confidence() >= 0.5
                                        && !new Window(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4, 50).holds(shot, call),
                                atLeast),
                        new Absent(
                                "crowd",
                                Kind.CAMERA,
                                new Window(MINUTE, silence * MINUTE, 700),
                                seen -> seen.categoryName().equals("PERSON"))));
        return new Pair(List.of(text), List.of(meaning));
    }

    private static Rule shotsCalledIn() {
        Set<String> about = Set.of("SHOTS_FIRED", "SHOOTING");
        return new Rule(
                "shots-called-in",
                1,
                Kind.GUNSHOT,
                OracleRules::isShot,
                List.of(new Around(
                        "call",
                        Kind.CALL,
                        new Window(10 * MINUTE, 10 * MINUTE, 600),
                        (shot, call) -> about.contains(call.categoryName()),
                        1)));
    }

    private static Rule shotsUnanswered() {
        Set<String> about = Set.of("SHOTS_FIRED", "SHOOTING", "ARMED_ASSAULT", "ARMED_PERSON", "HOMICIDE", "FIREWORKS");
        return new Rule(
                "shots-unanswered",
                1,
                Kind.GUNSHOT,
                shot -> isShot(shot) && shot.quantity() >= 3,
                List.of(
                        new Absent(
                                "call",
                                Kind.CALL,
                                new Window(10 * MINUTE, 10 * MINUTE, 800),
                                call -> about.contains(call.categoryName())),
                        new Absent(
                                "announced",
                                Kind.CAMERA,
                                new Window(10 * MINUTE, MINUTE, 400),
                                seen -> seen.categoryName().equals("FIREWORKS"))));
    }

    private static Rule vehicleLeaving() {
        return new Rule(
                "vehicle-leaving-shots",
                2,
                Kind.GUNSHOT,
                OracleRules::isShot,
                List.of(new Leaving("flight", 3, new Window(0, 5 * MINUTE, 800), new Pace(3, 25), new Away(50, 75))));
    }

    private static boolean isShot(Observation shot) {
        return shot.confidence() >= 0.5
                && !Set.of("FIREWORKS", "OTHER_IMPULSIVE").contains(shot.categoryName());
    }

    private static String text(Path directory, String rule) {
        try {
            return Files.readString(directory.resolve(rule + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
