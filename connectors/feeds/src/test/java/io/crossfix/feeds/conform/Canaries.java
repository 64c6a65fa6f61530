package io.crossfix.feeds.conform;

import java.util.List;
import java.util.Locale;

/** Texts that must not come out of any format: made up, and found nowhere else. */
final class Canaries {

    static final String PLATE = "CNRY4711";
    static final String PHONE = "510-555-0199";
    static final String NAME = "Kanari Vogelsang";
    static final String NARRATIVE = "the man in the canary coat ran north";
    static final List<String> ALL = List.of(PLATE, PHONE, NAME, NARRATIVE);

    /** Every spelling that a decoder might make of one. */
    private static final List<String> SPELLINGS =
            List.of("cnry4711", "510-555-0199", "5105550199", "kanari", "vogelsang", "canary coat");

    private Canaries() {}

    /** The first canary that is in a text, however it is spelt, or null. */
    static String in(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return SPELLINGS.stream().filter(plain::contains).findFirst().orElse(null);
    }
}
