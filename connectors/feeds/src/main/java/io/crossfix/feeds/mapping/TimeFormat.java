package io.crossfix.feeds.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One way of writing a time: an instant, or a local time that needs a zone. */
interface TimeFormat {

    /** What a text says: an {@link Instant}, a {@link LocalDateTime}, or null when it is not written this way. */
    @Nullable
    Object parse(String text);

    /** Whether it says local times, so that a zone is needed. */
    boolean local();

    /**
     * The format of this name or pattern.
     *
     * @throws IllegalArgumentException when it is no java.time pattern, or lacks the date or the time of day
     */
    static TimeFormat of(String name) {
        return switch (name) {
            case "epoch-millis" -> new Epoch(1);
            case "epoch-seconds" -> new Epoch(1_000);
            case "iso-8601" -> new Pattern(DateTimeFormatter.ISO_DATE_TIME, true);
            default -> pattern(name);
        };
    }

    private static TimeFormat pattern(String pattern) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(strict(pattern))
                .toFormatter(Locale.US)
                .withResolverStyle(ResolverStyle.STRICT);
        return new Pattern(formatter, isLocal(pattern, formatter));
    }

    /** A year of an era needs the era in strict parsing, so y is read as the proleptic year u. */
    private static String strict(String pattern) {
        StringBuilder strict = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < strict.length(); i++) {
            char c = strict.charAt(i);
            quoted ^= c == '\'';
            if (c == 'y' && !quoted) {
                strict.setCharAt(i, 'u');
            }
        }
        return strict.toString();
    }

    private static boolean isLocal(String pattern, DateTimeFormatter formatter) {
        OffsetDateTime sample = OffsetDateTime.of(2024, 11, 23, 21, 47, 0, 0, ZoneOffset.ofHours(-8));
        try {
            TemporalAccessor read =
                    formatter.parseBest(formatter.format(sample), OffsetDateTime::from, LocalDateTime::from);
            LocalDateTime back =
                    read instanceof OffsetDateTime offset ? offset.toLocalDateTime() : LocalDateTime.from(read);
            if (back.truncatedTo(ChronoUnit.MINUTES).equals(sample.toLocalDateTime())) {
                return read instanceof LocalDateTime;
            }
        } catch (DateTimeException e) {
            // Said below: the pattern cannot say a date and a time of day.
        }
        throw new IllegalArgumentException("'" + pattern + "' does not say both the date and the time of day");
    }

    /** A number since 1970-01-01T00:00:00Z, in units of so many milliseconds. */
    record Epoch(long unitMillis) implements TimeFormat {

        private static final double FARTHEST_MILLIS = 1e18;

        @Override
        public @Nullable Object parse(String text) {
            double millis = Decimal.parse(text) * unitMillis;
            return Math.abs(millis) < FARTHEST_MILLIS ? Instant.ofEpochMilli(Math.round(millis)) : null;
        }

        @Override
        public boolean local() {
            return false;
        }
    }

    /** A java.time formatter. */
    record Pattern(DateTimeFormatter formatter, boolean local) implements TimeFormat {

        @Override
        public @Nullable Object parse(String text) {
            try {
                TemporalAccessor read = formatter.parse(text);
                // Asked, not tried: trying costs an exception for every local time.
                return read.isSupported(ChronoField.OFFSET_SECONDS)
                        ? OffsetDateTime.from(read).toInstant()
                        : LocalDateTime.from(read);
            } catch (DateTimeException e) {
                return null;
            }
        }
    }
}
