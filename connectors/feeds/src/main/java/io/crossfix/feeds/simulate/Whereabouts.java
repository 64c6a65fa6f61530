package io.crossfix.feeds.simulate;

import java.util.List;

/** Where things happen: at hot spots with the city's share, otherwise anywhere in the area. */
final class Whereabouts {

    private final City.HotSpots hotSpots;
    private final Area area;
    private final double[] weights;

    Whereabouts(City city) {
        this.hotSpots = city.hotSpots();
        this.area = city.outline();
        this.weights =
                hotSpots.places().stream().mapToDouble(City.HotSpot::weight).toArray();
    }

    /** Of an incident: the city's share of them at hot spots. */
    Place ofIncident(Dice dice) {
        return place(hotSpots.share(), dice);
    }

    /** Of a routine call: half as drawn to hot spots as incidents are (assumed). */
    Place ofRoutineCall(Dice dice) {
        return place(hotSpots.share() / 2, dice);
    }

    /** The middle of the heaviest hot spot. */
    Place hottest() {
        List<City.HotSpot> places = hotSpots.places();
        return places.stream()
                .reduce((a, b) -> b.weight() > a.weight() ? b : a)
                .orElseThrow()
                .at();
    }

    private Place place(double share, Dice dice) {
        if (!dice.chance(share)) {
            return area.anywhere(dice).rounded();
        }
        Place middle = hotSpots.places().get(dice.weighted(weights)).at();
        return area.near(middle, hotSpots.spreadMetres(), dice);
    }
}
