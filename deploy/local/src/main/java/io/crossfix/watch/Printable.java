package io.crossfix.watch;

/** Texts from outside, made safe to show: they must not move the cursor or split the line. */
public final class Printable {

    private Printable() {}

    /** The text with a space for every control character. */
    public static String of(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
