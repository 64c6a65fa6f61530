package io.crossfix.console.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody looks at evidence for; stands in the audit trail. */
public enum Purpose {
    REVIEW,
    HANDOVER,
    INVESTIGATION,
    QUALITY,
    TRAINING,
    AUDIT,
    DISCLOSURE;

    /** The codes of all of them. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Purpose::code).toList();
    }

    /** The purpose of this code; empty when there is none. */
    public static Optional<Purpose> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** As it is written. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
