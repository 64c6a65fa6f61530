package io.crossfix.wire;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record as it came from a topic: decoded, or refused with a reason. The original bytes stay with it, so that a
 * later refusal can still hand them on untouched.
 *
 * @param from where it stood in the log
 * @param bytes the value as it was, empty for a record without one
 * @param value the decoded record, null when refused
 * @param refusal why it could not be decoded, null when decoded
 * @param endorsement who claims to have approved it; null when nobody does, or nobody has to
 */
public record Arrival(
        Provenance from,
        byte[] bytes,
        @Nullable SpecificRecord value,
        @Nullable Refusal refusal,
        @Nullable Endorsement endorsement) {

    /** A record that was decoded. */
    public static Arrival decoded(Provenance from, byte[] bytes, SpecificRecord value) {
        return new Arrival(from, bytes, value, null, null);
    }

    /** A record that could not be decoded. */
    public static Arrival refused(Provenance from, byte[] bytes, Refusal refusal) {
        return new Arrival(from, bytes, null, refusal, null);
    }

    /** The same record, with what its headers say of who has approved it. */
    public Arrival with(@Nullable Endorsement other) {
        return new Arrival(from, bytes, value, refusal, other);
    }

    /** The same record, refused at a later step. */
    public Rejection reject(Refusal why) {
        return new Rejection(from, bytes, why);
    }
}
