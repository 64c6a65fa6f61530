package io.crossfix.console.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the interface writes them: ISO 8601, UTC, always with milliseconds. */
public final class Times {

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** The time in words; null for none. */
    public static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : MILLIS.format(time);
    }
}
