package io.crossfix.doctor;

/**
 * What a check found.
 *
 * @param verdict whether it can stay like this
 * @param subject what was looked at
 * @param detail what was found, and what to do when it is bad
 */
public record Finding(Verdict verdict, String subject, String detail) {

    /** Whether it can stay like this. */
    public enum Verdict {
        GOOD,
        /** Somebody should know; it may stay. */
        WARN,
        BAD
    }

    static Finding good(String subject, String detail) {
        return new Finding(Verdict.GOOD, subject, detail);
    }

    static Finding warn(String subject, String detail) {
        return new Finding(Verdict.WARN, subject, detail);
    }

    static Finding bad(String subject, String detail) {
        return new Finding(Verdict.BAD, subject, detail);
    }

    /** Good or bad, with a sentence for either case. */
    static Finding of(boolean good, String subject, String detail) {
        return good ? good(subject, detail) : bad(subject, detail);
    }

    /** Whether something has to be done. */
    public boolean isBad() {
        return verdict == Verdict.BAD;
    }
}
