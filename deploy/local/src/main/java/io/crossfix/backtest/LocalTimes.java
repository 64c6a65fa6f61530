package io.crossfix.backtest;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people of the recording's zone write them. */
final class LocalTimes {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private LocalTimes() {}

    /** @param at milliseconds since epoch */
    static String second(long at, ZoneId zone) {
        return SECOND.format(Instant.ofEpochMilli(at).atZone(zone));
    }
}
