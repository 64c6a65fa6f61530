package io.crossfix.outlets.carry;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a receiver listens. */
public sealed interface Target {

    /**
     * Over HTTP.
     *
     * @param url what is posted to
     * @param tls whom to trust; the system's authorities by default
     * @param secret what messages are signed with; null for no signature
     */
    record Web(URI url, TlsFiles tls, @Nullable WebhookSecret secret) implements Target {}

    /**
     * Over a connection that stays open.
     *
     * @param port 1 to 65535
     * @param tls null for plain TCP
     */
    record Stream(String host, int port, @Nullable TlsFiles tls) implements Target {}

    /** A way there. */
    default Carrier carrier() {
        if (this instanceof Web web) {
            return new HttpCarrier(web);
        }
        if (this instanceof Stream stream) {
            return new StreamCarrier(stream);
        }
        throw new IllegalStateException("a target is one of the two above");
    }
}
