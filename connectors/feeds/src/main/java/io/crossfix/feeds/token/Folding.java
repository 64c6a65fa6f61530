package io.crossfix.feeds.token;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Characters of plates that an installation declares to be one, since its readers confuse them: every plate and every
 * hotlist is then written with the first of each class. Nothing is guessed: what is not declared stays apart.
 */
public final class Folding {

    /** Nothing is folded. */
    public static final Folding NONE = new Folding(List.of());

    private final Map<Character, Character> first = new HashMap<>();

    /**
     * @param classes such as {@code "0OQ"}: each of two or more of A–Z and 0–9, none twice
     * @throws IllegalArgumentException when a class is none
     */
    public Folding(List<String> classes) {
        for (String one : classes) {
            if (one.length() < 2 || !one.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
                throw new IllegalArgumentException(
                        "a class of plate characters has two or more of A-Z and 0-9, was '" + one + "'");
            }
            for (int i = 0; i < one.length(); i++) {
                char c = one.charAt(i);
                if (first.put(c, one.charAt(0)) != null) {
                    throw new IllegalArgumentException("'" + c + "' is in two classes of plate characters");
                }
            }
        }
    }

    /** The plate with the first character of each class. */
    String of(String plate) {
        if (first.isEmpty()) {
            return plate;
        }
        StringBuilder folded = new StringBuilder(plate.length());
        for (int i = 0; i < plate.length(); i++) {
            char c = plate.charAt(i);
            folded.append(first.getOrDefault(c, c));
        }
        return folded.toString();
    }
}
