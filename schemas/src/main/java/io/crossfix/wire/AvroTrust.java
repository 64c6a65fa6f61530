package io.crossfix.wire;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Tells Avro that our own generated classes may be instantiated.
 *
 * <p>Avro 1.12.2 refuses every class that is not on an allow-list. A system property would have to reach every JVM of a
 * cluster; this travels with the code. Decoding installs it; whoever only builds records must do so first, because a builder
 * that fills in a default already asks.
 */
public final class AvroTrust {

    private static final String OWN_RECORDS = "io.crossfix.record";

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(OWN_RECORDS)));
    }

    private AvroTrust() {}

    /** Loads this class, and with it the allow-list. */
    public static void install() {
        // The static block has done the work by the time this runs.
    }
}
