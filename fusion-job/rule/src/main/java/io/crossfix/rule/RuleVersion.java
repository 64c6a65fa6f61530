package io.crossfix.rule;

import java.util.Comparator;

/**
 * Version of a rule's text.
 *
 * @param major part of every match id: a new one starts new matches
 * @param minor counts changes that leave the ids alone
 */
public record RuleVersion(int major, int minor) implements Comparable<RuleVersion> {

    private static final Comparator<RuleVersion> ORDER =
            Comparator.comparingInt(RuleVersion::major).thenComparingInt(RuleVersion::minor);

    /**
     * Reads "3" (which means 3.0) or "3.1".
     *
     * @throws NumberFormatException when it is neither
     */
    public static RuleVersion parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new RuleVersion(Integer.parseInt(text), 0)
                : new RuleVersion(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(RuleVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
