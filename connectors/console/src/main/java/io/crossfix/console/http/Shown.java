package io.crossfix.console.http;

/** Values from outside, cut and cleaned for a message. */
final class Shown {

    private static final int MOST = 40;

    private Shown() {}

    static String value(String value) {
        String cut = value.length() > MOST ? value.substring(0, MOST) + "…" : value;
        return cut.replaceAll("[\\p{Cntrl}<>&\"']", "?");
    }
}
