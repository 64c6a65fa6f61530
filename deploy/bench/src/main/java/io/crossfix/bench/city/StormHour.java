package io.crossfix.bench.city;

import io.crossfix.model.Sphere;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An hour with three ordinary incidents (shots, and a minute or two later a call about them) in three places, and perhaps a
 * storm in a fourth: 1,600 detections of one network on a square kilometre, 40 of them within one minute, and a call about
 * shots there every five minutes. Plates and cameras pass all the while. The second ordinary incident falls into the
 * dense minute.
 */
public final class StormHour {

    /** How long it lasts, milliseconds. */
    public static final long MILLIS = 3_600_000;

    /** Gunshot detections of the storm. */
    public static final int DETECTIONS = 1_600;

    /** How many incidents happen elsewhere. */
    public static final int ORDINARY = 3;

    private static final long MINUTE = 60_000;
    private static final long DENSE_MINUTE = 30;
    private static final int DENSE_DETECTIONS = 40;
    private static final int CALLS = 12;
    private static final int PASSING = 7_200;
    private static final double STORM_METRES = 1_000;
    private static final double APART_METRES = 6_000;
    private static final double ABOUT_METRES = 1_000;

    /** When the calls of the ordinary incidents come: well into the storm, in its dense minute, and after that. */
    private static final List<Long> DECIDED_AT = List.of(20 * MINUTE, DENSE_MINUTE * MINUTE + MINUTE / 2, 45 * MINUTE);

    private final StormSettings settings;
    private final SplittableRandom dice;
    private final Observer observer;
    private final List<Place> places;
    private final List<Timed> sendings = new ArrayList<>();

    /** An observation, and when it is told of, milliseconds since epoch of the hour's own time. */
    public record Timed(long atMillis, Sending sending) {}

    public StormHour(StormSettings settings) {
        this.settings = settings;
        this.dice = new SplittableRandom(settings.seed());
        this.observer = new Observer(
                "h" + Long.toString(settings.startMillis(), Character.MAX_RADIX), CitySettings.MANY_CALLS, dice);
        this.places = apart(new Sites(dice));
        ordinaryIncidents();
        passing();
        if (settings.isStormy()) {
            storm();
        }
        sendings.sort(Comparator.comparingLong(Timed::atMillis));
    }

    /** Everything in the order in which it is told of. */
    public List<Timed> sendings() {
        return List.copyOf(sendings);
    }

    /** When it begins, milliseconds since epoch. */
    public long startMillis() {
        return settings.startMillis();
    }

    /** Whether a position in degrees lies where the storm is or would be. */
    public boolean isInStorm(double latitude, double longitude) {
        return isAbout(places.get(ORDINARY), latitude, longitude);
    }

    /** Whether a position in degrees lies at one of the ordinary incidents. */
    public boolean isOrdinary(double latitude, double longitude) {
        return places.subList(0, ORDINARY).stream().anyMatch(place -> isAbout(place, latitude, longitude));
    }

    /** Whether something that happened then belongs to this hour; milliseconds since epoch. */
    public boolean holds(long millis) {
        // What is told of in this hour may have happened a little before it.
        long since = millis - settings.startMillis() + Delay.LIMIT_MILLIS;
        return since >= 0 && since < MILLIS;
    }

    private void ordinaryIncidents() {
        for (int i = 0; i < ORDINARY; i++) {
            long callAt = DECIDED_AT.get(i) + dice.nextLong(MINUTE / 4);
            long shotsAt = callAt - MINUTE - dice.nextLong(MINUTE);
            Place place = places.get(i);
            send(shotsAt, at -> observer.shots(at, place));
            send(callAt, at -> observer.decidingCall(at, place.near(Sites.CALL_WITHIN_METRES, dice)));
        }
    }

    private void passing() {
        for (int i = 0; i < PASSING; i++) {
            send(dice.nextLong(MILLIS), observer::passing);
        }
    }

    private void storm() {
        Place middle = places.get(ORDINARY);
        for (int i = 0; i < DETECTIONS; i++) {
            long at = i < DENSE_DETECTIONS ? DENSE_MINUTE * MINUTE + dice.nextLong(MINUTE) : besidesDenseMinute();
            send(at, told -> observer.crackle(told, middle.inSquare(STORM_METRES, dice)));
        }
        for (int i = 0; i < CALLS; i++) {
            long at = MILLIS / CALLS * i + dice.nextLong(MILLIS / CALLS);
            send(at, told -> observer.callAboutShots(told, middle.inSquare(STORM_METRES, dice)));
        }
    }

    private long besidesDenseMinute() {
        long at = dice.nextLong(MILLIS - MINUTE);
        return at < DENSE_MINUTE * MINUTE ? at : at + MINUTE;
    }

    private interface Telling {
        Sending at(long millis);
    }

    private void send(long offset, Telling telling) {
        long at = settings.startMillis() + offset;
        sendings.add(new Timed(at, telling.at(at)));
    }

    private static List<Place> apart(Sites sites) {
        List<Place> chosen = new ArrayList<>();
        while (chosen.size() <= ORDINARY) {
            Place next = sites.next();
            if (chosen.stream().allMatch(other -> metres(other, next.latitude(), next.longitude()) > APART_METRES)) {
                chosen.add(next);
            }
        }
        return chosen;
    }

    private static boolean isAbout(Place place, double latitude, double longitude) {
        return metres(place, latitude, longitude) <= ABOUT_METRES;
    }

    private static double metres(Place place, double latitude, double longitude) {
        return Sphere.distanceMetres(place.latitude(), place.longitude(), latitude, longitude);
    }
}
