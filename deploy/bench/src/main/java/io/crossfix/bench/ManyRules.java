package io.crossfix.bench;

import java.util.List;
import java.util.Locale;

/**
 * Rules as a large installation would have them, numbered from 0: seven families in the districts of a city, each with
 * thresholds, categories and hours of its own. The same number is the same rule.
 */
final class ManyRules {

    private static final List<String> CALLS = List.of(
            "SHOTS_FIRED",
            "SHOOTING",
            "ARMED_PERSON",
            "ROBBERY",
            "CARJACKING",
            "ASSAULT",
            "FIGHT",
            "DISTURBANCE",
            "COLLISION");
    private static final List<String> LABELS =
            List.of("CROWD", "RUNNING", "FIGHT", "SCREAM", "GLASS_BREAKING", "GUNSHOT_SOUND");

    private ManyRules() {}

    static String text(int number) {
        String parts = switch (number % 7) {
            case 0 -> shotsAndCalls(number);
            case 1 -> callers(number);
            case 2 -> hotlist(number);
            case 3 -> crowdThenCall(number);
            case 4 -> flight(number);
            case 5 -> silence(number);
            default -> cameraAndShots(number);
        };
        return String.format(
                Locale.ROOT,
                "rule: many-%d%nversion: 1%nabout: one of many%nauthor: bench%nseverity: minor%n%s",
                number,
                parts);
    }

    private static String shotsAndCalls(int number) {
        return """
                anchor: {name: shots, kind: GUNSHOT, where: "shots.rounds >= %d && shots.confidence >= 0.5"}
                around: [{name: call, kind: CALL, within: {before: 5m, after: %dm, radius: %dm}, where: "call.category == '%s'"}]
                """.formatted(1 + number % 5, 5 + number % 8, 300 + number % 10 * 50, call(number / 7));
    }

    private static String callers(int number) {
        return """
                anchor: {name: call, kind: CALL, where: "call.category == '%s' && hour(call) >= %d"}
                around: [{name: other, kind: CALL, at-least: 2, distinct: caller, within: {before: 10m, radius: 400m}, where: "other.category == call.category"}]
                """.formatted(call(number / 7), number % 24);
    }

    private static String hotlist(int number) {
        return """
                anchor: {name: hit, kind: HOTLIST_HIT, where: "hit.category == 'STOLEN_VEHICLE' && hit.confidence >= 0.%d"}
                around: [{name: call, kind: CALL, within: {before: 15m, after: 5m, radius: 800m}, where: "call.category == '%s'"}]
                """.formatted(60 + number % 30, call(number / 7));
    }

    private static String crowdThenCall(int number) {
        return """
                anchor: {name: seen, kind: CAMERA, where: "seen.category == '%s' && seen.count >= %d"}
                around: [{name: call, kind: CALL, within: {after: 10m, radius: 300m}, where: "call.category in ['%s', '%s']"}]
                """.formatted(label(number / 7), number % 5, call(number / 7), call(number / 7 + 3));
    }

    private static String flight(int number) {
        return """
                anchor: {name: shots, kind: GUNSHOT, where: "shots.rounds >= %d && weekday(shots) == %d"}
                sequence: [{name: car, kind: PLATE, contiguity: any, times: 2, within: {after: %dm, radius: 700m}, where: "car.id == last(car).id || distance(car, shots) >= distance(last(car), shots) + 50.0"}]
                per: car.token
                """.formatted(1 + number % 5, 1 + number % 7, 2 + number % 4);
    }

    private static String silence(int number) {
        return """
                anchor: {name: shots, kind: GUNSHOT, where: "shots.rounds >= %d && hour(shots) < %d"}
                absent: [{name: call, kind: CALL, within: {before: 2m, after: %dm, radius: 800m}}]
                """.formatted(2 + number % 5, number % 24, 3 + number % 7);
    }

    private static String cameraAndShots(int number) {
        return """
                anchor: {name: seen, kind: CAMERA, where: "seen.category == '%s' && seen.confidence >= 0.%d"}
                around: [{name: shots, kind: GUNSHOT, within: {before: 3m, after: 3m, radius: %dm}}]
                unless: [{name: clear, kind: CAMERA, within: {after: 5m, radius: 100m}, where: "clear.category == 'CLEAR' && clear.sensorId == seen.sensorId"}]
                """.formatted(label(number / 7), 50 + number % 40, 200 + number % 12 * 50);
    }

    private static String call(int number) {
        return CALLS.get(number % CALLS.size());
    }

    private static String label(int number) {
        return LABELS.get(number % LABELS.size());
    }
}
