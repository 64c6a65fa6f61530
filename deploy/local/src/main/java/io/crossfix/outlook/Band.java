package io.crossfix.outlook;

import java.util.Locale;

/** How far recent days have raised a place above what it is known for: bands of the ratio RR. */
public enum Band {
    /** As ever. */
    USUAL,
    /** RR from 2 on. */
    RAISED,
    /** RR from 5 on. */
    HIGH;

    /** Least RR of a raised place. */
    public static final double RAISED_FROM = 2;

    private static final double HIGH_FROM = 5;

    /** The band that a ratio lies in. */
    public static Band of(double ratio) {
        return ratio >= HIGH_FROM ? HIGH : ratio >= RAISED_FROM ? RAISED : USUAL;
    }

    /** For people and programs, in small letters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
