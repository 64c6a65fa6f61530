package io.crossfix.rule;

/**
 * How many facts a part takes.
 *
 * @param min how often, at least, when it is there at all
 * @param max how often, at most, on one path of a sequence; {@link Integer#MAX_VALUE} for other parts
 * @param optional whether it may be missing
 * @param contiguity how close a step follows the one before
 */
record Quantity(int min, int max, boolean optional, Contiguity contiguity) {

    /** Of a part that is no step. */
    static final Quantity NONE = new Quantity(0, 0, true, Contiguity.FOLLOWED_BY);

    int minimum() {
        return optional ? 0 : min;
    }
}
