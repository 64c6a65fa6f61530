package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Reviews;
import io.crossfix.record.ReviewStatus;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Answers and why they were refused. */
final class ReviewTally {

    private static final int MOST_REASONS = 100;
    private static final int LEAST_DIGITS_OF_AN_ID = 16;

    private final Set<String> seen = new HashSet<>();
    private final Map<String, Long> byReason = new TreeMap<>();
    private long refused;

    /** What became of a review; a repeat of the same one is not counted. */
    void take(ReviewStatus status) {
        if (seen.add(status.getReviewId()) && !status.getApplied()) {
            refused++;
            String reason = general(status.getReason());
            byReason.merge(
                    byReason.size() < MOST_REASONS || byReason.containsKey(reason) ? reason : "other", 1L, Long::sum);
        }
    }

    /** Sentences name revisions and ids; without them, those of one kind are the same. */
    static String general(String sentence) {
        StringBuilder general = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            general.append(general.isEmpty() ? "" : " ").append(generalWord(word));
        }
        return general.toString();
    }

    private static String generalWord(String word) {
        long hexadecimal = word.chars().filter(c -> Character.digit(c, 16) >= 0).count();
        if (hexadecimal >= LEAST_DIGITS_OF_AN_ID) {
            return "#";
        }
        StringBuilder general = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            boolean digit = Character.isDigit(letter);
            if (!digit || general.isEmpty() || general.charAt(general.length() - 1) != '#') {
                general.append(digit ? '#' : letter);
            }
        }
        return general.toString();
    }

    Reviews figures() {
        return new Reviews(Share.of(refused, seen.size()), byReason);
    }
}
