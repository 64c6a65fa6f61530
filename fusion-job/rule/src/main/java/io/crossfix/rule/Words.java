package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;
import java.util.Locale;

/** Facts, windows and differences as people say them. */
final class Words {

    private static final long MINUTE_MILLIS = 60_000;

    private Words() {}

    /** "CALL c-17". */
    static String fact(Observation fact) {
        return fact.kind() + " " + fact.id();
    }

    /** "79 s after, 120 m away", seen from the anchor. */
    static String relation(Observation anchor, Observation fact) {
        return String.format(
                Locale.ROOT, "%s, %.0f m away", offset(fact.at() - anchor.at()), Sphere.distanceMetres(anchor, fact));
    }

    /** "79 s after", "2m 5s before", "at the same time". */
    static String offset(long millis) {
        if (millis == 0) {
            return "at the same time";
        }
        return span(Math.abs(millis)) + (millis < 0 ? " before" : " after");
    }

    /** "79 s", "2m 5s", "0.250 s". */
    static String span(long millis) {
        if (millis % 1_000 != 0 && millis < MINUTE_MILLIS) {
            return String.format(Locale.ROOT, "%.3f s", millis / 1e3);
        }
        return millis < 2 * MINUTE_MILLIS
                ? millis / 1_000 + " s"
                : millis / MINUTE_MILLIS + "m " + millis % MINUTE_MILLIS / 1_000 + "s";
    }

    /** "CALL, 10m before to 5m after, within 600 m". */
    static String sight(Part part) {
        String from = edge(-part.beforeMillis());
        String to = edge(part.afterMillis());
        return String.format(
                Locale.ROOT, "%s, %s to %s, within %.0f m", part.partKind(), from, to, part.radiusMetres());
    }

    private static String edge(long millis) {
        if (millis == 0) {
            return "the anchor";
        }
        return Measures.text(Math.abs(millis)) + (millis < 0 ? " before" : " after");
    }

    /** "at least 3", "at least 2 different caller". */
    static String count(Counting counting) {
        FactField distinct = counting.distinct();
        return "at least " + counting.atLeast() + (distinct == null ? "" : " different " + distinct.label());
    }
}
