package io.crossfix.feeds.simulate;

import io.crossfix.record.PlateCategory;
import io.crossfix.record.Token;

/**
 * One vehicle, known by the token of its plate only: no plate exists in a simulation.
 *
 * @param token 128 bits drawn from the seed
 * @param category READ, or the hotlist that it stands on
 */
record Vehicle(Token token, PlateCategory category) {

    private static final PlateCategory[] HOT = {
        PlateCategory.STOLEN_VEHICLE,
        PlateCategory.STOLEN_PLATE,
        PlateCategory.FELONY_VEHICLE,
        PlateCategory.MISSING_PERSON,
        PlateCategory.OTHER_HOTLIST
    };
    /** Assumed mix of hotlist hits, in the order of {@link #HOT}. */
    private static final double[] HOT_WEIGHTS = {60, 20, 10, 3, 7};

    /** The vehicle of a seed; on a hotlist with this probability. The same seed is always the same vehicle. */
    static Vehicle of(Seed seed, double hotShare) {
        Dice dice = seed.dice();
        Token token = dice.token();
        return new Vehicle(token, dice.chance(hotShare) ? HOT[dice.weighted(HOT_WEIGHTS)] : PlateCategory.READ);
    }
}
