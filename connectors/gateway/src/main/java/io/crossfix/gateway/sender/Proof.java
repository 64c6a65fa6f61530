package io.crossfix.gateway.sender;

/** Whether a credential proves who sends. */
public sealed interface Proof {

    /** It is this one. */
    record Proven(Sender sender) implements Proof {}

    /** Nobody is proven. */
    record Unproven(Reason reason) implements Proof {}

    /** Why nobody is proven; also the label of the metric. */
    enum Reason {
        NO_CREDENTIAL,
        UNUSABLE_CREDENTIAL,
        UNKNOWN_KEY,
        UNKNOWN_CERTIFICATE,
        STALE_TIMESTAMP,
        BAD_SIGNATURE
    }
}
