package io.crossfix.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** What becomes of a rule's matches. */
public enum Mode {
    /** They raise alerts. */
    LIVE,
    /** They are recorded and raise nothing. */
    SHADOW,
    /** There are none: the rule is not asked. */
    OFF;

    /** Reads a mode as a rule writes it; YAML takes a bare {@code off} for the truth value false, and so must we. */
    @JsonCreator
    static Mode of(String written) {
        return written.equals("false") ? OFF : valueOf(written.toUpperCase(Locale.ROOT));
    }
}
