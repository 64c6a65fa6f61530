package io.crossfix.gateway.sender;

import java.util.List;

/** What a request shows to prove who sends it. In no {@code toString}. */
public sealed interface Credential {

    /** Nothing. */
    record None() implements Credential {}

    /** Something that cannot be read, or more than one thing. */
    record Unusable() implements Credential {}

    /** A key. */
    record Key(String text) implements Credential {
        @Override
        public String toString() {
            return "key";
        }
    }

    /** The names in a client certificate that TLS has proven: its common name and DNS names. */
    record Certificate(List<String> names) implements Credential {
        public Certificate {
            names = List.copyOf(names);
        }
    }

    /**
     * A signature as in Standard Webhooks.
     *
     * @param id of the message; the same when it is sent again
     * @param timestamp when it was sent, seconds since the epoch, as text
     * @param signatures one or more of {@code v1,BASE64}, separated by blanks
     */
    record Signature(String id, String timestamp, String signatures) implements Credential {
        @Override
        public String toString() {
            return "signature";
        }
    }
}
