package io.crossfix.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time that somebody asks about.
 *
 * @param fixed a certain one; null for the clock's, or that of the newest reading
 * @param isLatest whether that of the newest reading is meant
 */
record AskedTime(@Nullable Instant fixed, boolean isLatest) {

    /** What is read, for help texts. */
    static final String FORM = "now, latest (that of the newest reading), or a time such as 2026-11-27T01:00:00Z";

    /** The time, milliseconds since epoch. */
    long millis(Instant clock, Optional<Instant> newest) {
        Instant meant = isLatest ? newest.orElse(clock) : clock;
        return (fixed == null ? meant : fixed).toEpochMilli();
    }

    /** Reads one. */
    static final class Reader implements ITypeConverter<AskedTime> {

        @Override
        public AskedTime convert(String text) {
            return switch (text) {
                case "now" -> new AskedTime(null, false);
                case "latest" -> new AskedTime(null, true);
                default -> new AskedTime(instant(text), false);
            };
        }

        private static Instant instant(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no time: " + FORM);
            }
        }
    }
}
