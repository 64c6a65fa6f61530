package io.crossfix.outlook;

/** How far people look ahead. */
public enum Horizon {
    HOUR(3_600_000L),
    DAY(86_400_000L),
    WEEK(7 * 86_400_000L);

    private final long millis;

    Horizon(long millis) {
        this.millis = millis;
    }

    /** Its length, milliseconds. */
    public long millis() {
        return millis;
    }
}
