package io.crossfix.rule;

import io.crossfix.model.Disc;
import io.crossfix.model.Observation;
import io.crossfix.model.Sphere;

/**
 * Where and when a part looks, seen from the anchor; all ends are included.
 *
 * @param beforeMillis how long before the anchor it begins, milliseconds; negative: it begins behind the anchor
 * @param afterMillis how long after the anchor it ends, milliseconds; negative: it ends before the anchor
 * @param radiusMetres how far from the anchor it reaches, metres
 */
record Window(long beforeMillis, long afterMillis, double radiusMetres) {

    long from(Observation anchor) {
        return anchor.at() - beforeMillis;
    }

    long to(Observation anchor) {
        return anchor.at() + afterMillis;
    }

    Disc disc(Observation anchor) {
        return Disc.around(anchor, radiusMetres);
    }

    boolean contains(Observation anchor, Observation fact) {
        return fact.at() >= from(anchor) && fact.at() <= to(anchor) && isNear(anchor, fact);
    }

    boolean isNear(Observation anchor, Observation fact) {
        return Sphere.isWithin(radiusMetres, anchor, fact);
    }
}
