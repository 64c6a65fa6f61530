package io.crossfix.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to wait, such as {@code 30s}; at most an hour. */
final class WaitReader implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final Duration MOST = Duration.ofHours(1);

    @Override
    public Duration convert(String text) {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            long count = Long.parseLong(form.group(1));
            Duration length = switch (form.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                default -> Duration.ofMinutes(count);
            };
            if (length.compareTo(MOST) <= 0) {
                return length;
            }
        }
        throw new TypeConversionException("'" + text + "' is no time to wait, such as 500ms, 30s or 2m, at most 60m");
    }
}
