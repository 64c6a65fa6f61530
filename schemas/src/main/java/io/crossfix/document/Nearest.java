package io.crossfix.document;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The known word with the smallest edit distance (V. I. Levenshtein, 1966); the first one of equals. */
    public static String to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** Whether one word may be a slip of the other: at most half of it differs. */
    static boolean isSlip(String word, String known) {
        return distance(word, known) <= word.length() / 2;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
