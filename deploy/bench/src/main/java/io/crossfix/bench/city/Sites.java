package io.crossfix.bench.city;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where incidents are planted: a lattice over the city in random order, wide enough that a call about one incident lies
 * beyond the reach of the shots of another. After the last site the first one comes again.
 */
final class Sites {

    /** Between two sites, metres: twice the 600 m of the rule {@code shots-called-in}. */
    static final int SPACING_METRES = 1_200;

    /** A call lies at most so far from its shots, metres. */
    static final double CALL_WITHIN_METRES = 400;

    private static final int HALF = (int) (Place.CITY_METRES / 2 / SPACING_METRES);

    private final List<Place> places = new ArrayList<>();
    private int next;

    Sites(SplittableRandom dice) {
        for (int east = -HALF; east <= HALF; east++) {
            for (int north = -HALF; north <= HALF; north++) {
                places.add(Place.fromMiddle(east * SPACING_METRES, north * SPACING_METRES));
            }
        }
        shuffle(dice);
    }

    private void shuffle(SplittableRandom dice) {
        for (int i = places.size() - 1; i > 0; i--) {
            int other = dice.nextInt(i + 1);
            Place moved = places.set(i, places.get(other));
            places.set(other, moved);
        }
    }

    Place next() {
        return places.get(next++ % places.size());
    }
}
