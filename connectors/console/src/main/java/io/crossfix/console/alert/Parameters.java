package io.crossfix.console.alert;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parameters as a stranger gives them; whatever does not do is refused by name and value. */
final class Parameters {

    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_SHOWN = 40;

    private final Function<String, @Nullable String> given;

    Parameters(Function<String, @Nullable String> given) {
        this.given = given;
    }

    @Nullable
    String given(String name) {
        return given.apply(name);
    }

    <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name) {
        String value = given(name);
        return value == null
                ? null
                : Arrays.stream(type.getEnumConstants())
                        .filter(one -> one.name().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(() -> wrong(name, value, "one of " + Arrays.toString(type.getEnumConstants())));
    }

    @Nullable
    String text(String name) {
        String value = given(name);
        if (value != null && (value.isBlank() || value.length() > LONGEST_TEXT)) {
            throw wrong(name, value, "1 to " + LONGEST_TEXT + " characters");
        }
        return value;
    }

    @Nullable
    Instant time(String name) {
        String value = given(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw wrong(name, value, "a time such as 2026-11-27T03:12:45.123Z");
        }
    }

    int number(String name, int byDefault, int most) {
        String value = given(name);
        try {
            int number = value == null ? byDefault : Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of bounds.
        }
        throw wrong(name, value, "a whole number within 1 and " + most);
    }

    static IllegalArgumentException wrong(String name, @Nullable String value, String wanted) {
        return new IllegalArgumentException(name + " must be " + wanted + ", was '" + shown(value) + "'");
    }

    private static String shown(@Nullable String value) {
        String text = value == null ? "" : value.replaceAll("[\\p{Cntrl}<>&\"']", "?");
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
