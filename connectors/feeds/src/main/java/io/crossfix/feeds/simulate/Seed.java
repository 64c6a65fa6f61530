package io.crossfix.feeds.simulate;

import java.util.SplittableRandom;

/**
 * A seed from which independent seeds are derived by name or number. What is drawn for one process, sensor or minute
 * therefore never depends on how much was drawn for another: changing one rate does not reshuffle the rest.
 *
 * @param value the bits
 */
record Seed(long value) {

    /** The seed of a named process. */
    Seed of(String name) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return of(hash);
    }

    /** The seed of a numbered part. */
    Seed of(long number) {
        return new Seed(mixed(value * 0x9e3779b97f4a7c15L + mixed(number)));
    }

    /** Fresh dice that always fall the same way. */
    Dice dice() {
        return new Dice(new SplittableRandom(value));
    }

    /** Variant 13 of Stafford's mixing functions, as in {@link SplittableRandom}. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
