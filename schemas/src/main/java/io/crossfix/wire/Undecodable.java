package io.crossfix.wire;

/** Bytes that are no record of ours; {@link #refusal()} says why. */
public final class Undecodable extends Exception {

    private final transient Refusal refusal;

    Undecodable(Refusal.Reason reason, String detail) {
        super(reason + ": " + detail);
        this.refusal = new Refusal(reason, detail);
    }

    /** Why, as a value. */
    public Refusal refusal() {
        return refusal;
    }
}
