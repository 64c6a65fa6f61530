package io.crossfix.feeds.token;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an identifier is written before it becomes a token, so that two spellings of the same thing agree. */
public enum Normalisation {
    /**
     * NFKC, upper case, without spaces, hyphens, dots and apostrophes; what remains must be 1 to 16 of A–Z and 0–9. A
     * look-alike letter of another script is refused: it would make a second identity of the same plate.
     */
    PLATE {
        @Override
        @Nullable
        String normalise(String text) {
            String plain = squeezed(text).toUpperCase(Locale.ROOT);
            return fits(plain, 1, 16) ? plain : null;
        }
    },
    /** Digits only, without spaces, brackets, hyphens, dots and plus; an eleven-digit number loses a leading 1; 7 to 15. */
    PHONE {
        @Override
        @Nullable
        String normalise(String text) {
            String plain = squeezed(text);
            String number = plain.length() == 11 && plain.startsWith("1") ? plain.substring(1) : plain;
            return fits(number, 7, 15) && number.chars().allMatch(Normalisation::isDigit) ? number : null;
        }
    },
    /** Trimmed, otherwise untouched: for identifiers that are already pseudonyms; 1 to 128 characters. */
    OPAQUE {
        @Override
        @Nullable
        String normalise(String text) {
            String plain = text.strip();
            return plain.isEmpty() || plain.length() > 128 ? null : plain;
        }
    };

    private static final String SEPARATORS = " -.'()+\u00B7\u2010\u2011\u2013\u2019";

    /** The text in its one spelling, or null when it is no such identifier. */
    abstract @Nullable String normalise(String text);

    private static String squeezed(String text) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(text.strip(), Normalizer.Form.NFKC)
                .chars()
                .filter(c -> SEPARATORS.indexOf(c) < 0)
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static boolean fits(String text, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(c -> isDigit(c) || isLetter(c));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
