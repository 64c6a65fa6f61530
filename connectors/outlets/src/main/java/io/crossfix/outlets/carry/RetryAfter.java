package io.crossfix.outlets.carry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** A receiver that wants to be left alone for longer is asked again after this. */
    private static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long to wait from now on, at most an hour; null when there is no such header, or none that makes sense. */
    static @Nullable Duration of(Optional<String> header, Instant now) {
        return header.map(String::strip).map(value -> parse(value, now)).orElse(null);
    }

    private static @Nullable Duration parse(String value, Instant now) {
        try {
            Duration wait = value.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(MOST) > 0 ? MOST : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
