package io.crossfix.feeds.mapping;

/** Decimal numbers as exports write them; none of Java's own spellings such as {@code 1d}, {@code 0x1p3} or {@code NaN}. */
final class Decimal {

    private static final String CHARACTERS = "0123456789+-.eE";
    private static final int MAX_LENGTH = 64;

    private Decimal() {}

    /** The number, or NaN when the text is none. */
    static double parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || !text.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0)) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
