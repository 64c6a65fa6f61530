package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Bounds.Measure;
import io.crossfix.flow.oracle.Meant.Sort;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateCategory;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws what can be said of an observation alone: as text and as meaning at once. */
final class OwnClauses {

    private static final Map<Kind, List<? extends Enum<?>>> CATEGORIES = Map.of(
            Kind.GUNSHOT, List.of(GunshotCategory.MULTIPLE, GunshotCategory.SINGLE, GunshotCategory.FIREWORKS),
            Kind.CALL, List.of(CallCategory.SHOTS_FIRED, CallCategory.ROBBERY, CallCategory.OTHER),
            Kind.CAMERA, List.of(CameraLabel.PERSON, CameraLabel.FIREWORKS, CameraLabel.CROWD, CameraLabel.RUNNING),
            Kind.PLATE, List.of(PlateCategory.READ, PlateCategory.STOLEN_VEHICLE, PlateCategory.FELONY_VEHICLE));

    private final Random random;
    private final Bounds bounds;
    private final List<Spot> spots;

    OwnClauses(Random random, List<Spot> spots) {
        this.random = random;
        this.bounds = new Bounds(random);
        this.spots = spots;
    }

    /** Of an observation of a sort, under its name. */
    Clause draw(String self, Sort sort) {
        return switch (random.nextInt(sort == Sort.RISK_CROSSING ? 6 : 11)) {
            case 0 ->
                bounds.compared(
                        new Measure(self + ".confidence", scene -> scene.self().confidence()), 0.3, 0.85);
            case 1 -> inside(self);
            case 2 -> hour(self);
            case 3 -> weekday(self);
            case 4 -> sensor(self);
            case 5 ->
                bounds.compared(
                        new Measure(
                                self + ".uncertaintyMetres",
                                scene -> scene.self().uncertaintyMetres()),
                        10,
                        90);
            case 6, 7, 8 -> category(self, sort);
            default -> special(self, sort);
        };
    }

    private Clause inside(String self) {
        Spot spot = spots.get(random.nextInt(spots.size()));
        String cel = "inside(" + self + ", '" + spot.name() + "')";
        return random.nextInt(3) == 0
                ? new Clause("!" + cel, scene -> !spot.contains(scene.self()))
                : new Clause(cel, scene -> spot.contains(scene.self()));
    }

    private Clause hour(String self) {
        // Worlds are around two in the morning, and lose or gain an hour there, or around midnight.
        int hour = Math.floorMod(random.nextInt(5) - 1, 24);
        return random.nextBoolean()
                ? new Clause("hour(" + self + ") == " + hour, scene -> ByHand.hour(scene.self()) == hour)
                : new Clause("hour(" + self + ") != " + hour, scene -> ByHand.hour(scene.self()) != hour);
    }

    private Clause weekday(String self) {
        int weekday = random.nextInt(4) == 0 ? 6 : 7;
        return new Clause("weekday(" + self + ") == " + weekday, scene -> ByHand.weekday(scene.self()) == weekday);
    }

    private Clause sensor(String self) {
        int number = random.nextInt(10);
        return random.nextInt(3) == 0
                ? new Clause(
                        "%s.sensorId in ['sensor-1', 'sensor-4', 'sensor-%d'] || %s.confidence < 0.5"
                                .formatted(self, number, self),
                        scene -> List.of("sensor-1", "sensor-4", "sensor-" + number)
                                        .contains(scene.self().sensor())
                                || scene.self().confidence() < 0.5)
                : new Clause(
                        "!" + self + ".sensorId.endsWith('-" + number + "')",
                        scene -> !scene.self().sensor().endsWith("-" + number));
    }

    private Clause category(String self, Sort sort) {
        List<? extends Enum<?>> all = CATEGORIES.getOrDefault(sort.kind(), List.of());
        String one = all.get(random.nextInt(all.size())).name();
        String other = all.get(random.nextInt(all.size())).name();
        return switch (random.nextInt(5)) {
            case 0 ->
                new Clause(
                        self + ".category == '" + one + "'",
                        scene -> scene.self().categoryName().equals(one));
            case 1 ->
                new Clause(
                        self + ".category != '" + one + "'",
                        scene -> !scene.self().categoryName().equals(one));
            case 2 ->
                new Clause(
                        "!(%s.category in ['%s', '%s'])".formatted(self, one, other),
                        scene -> !List.of(one, other).contains(scene.self().categoryName()));
            case 3 ->
                new Clause(
                        "%s.category == '%s' || %s.category == '%s'".formatted(self, one, self, other),
                        scene -> List.of(one, other).contains(scene.self().categoryName()));
            default ->
                new Clause(
                        "%s.category == '%s' || %s.sensorId != 'sensor-5'".formatted(self, one, self),
                        scene -> scene.self().categoryName().equals(one)
                                || !scene.self().sensor().equals("sensor-5"));
        };
    }

    /** About a field that only some streams have, and that may be missing. */
    private Clause special(String self, Sort sort) {
        return switch (sort) {
            case GUNSHOT ->
                bounds.compared(
                        new Measure(self + ".rounds", scene -> scene.self().quantity()), 1.5, 5.5);
            case CAMERA ->
                bounds.compared(
                        new Measure(self + ".count", scene -> scene.self().quantity()), 0.5, 2.5);
            case CALL ->
                switch (random.nextInt(3)) {
                    case 0 ->
                        new Clause(
                                "has(" + self + ".caller)",
                                scene -> scene.self().token() != null);
                    case 1 ->
                        new Clause(
                                "!has(" + self + ".priority)",
                                scene -> scene.self().quantity() == 0);
                    default ->
                        new Clause(
                                self + ".priority <= 3",
                                scene -> scene.self().quantity() != 0
                                        && scene.self().quantity() <= 3);
                };
            case PLATE, HOTLIST_HIT ->
                switch (random.nextInt(3)) {
                    case 0 ->
                        bounds.compared(
                                new Measure(
                                        self + ".headingDegrees",
                                        scene -> scene.self().headingDegrees()),
                                90,
                                270);
                    case 1 ->
                        bounds.compared(
                                new Measure(
                                        self + ".speedMetresPerSecond",
                                        scene -> scene.self().speedMetresPerSecond()),
                                5,
                                20);
                    default ->
                        new Clause(
                                self + ".hotlist == " + (sort == Sort.HOTLIST_HIT),
                                scene -> (sort == Sort.HOTLIST_HIT)
                                        != scene.self().categoryName().equals("READ"));
                };
            case RISK_CROSSING -> throw new IllegalArgumentException("has no field of its own");
        };
    }
}
