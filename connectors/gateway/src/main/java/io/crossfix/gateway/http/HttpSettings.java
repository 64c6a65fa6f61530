package io.crossfix.gateway.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway listens.
 *
 * @param bind address of this machine, such as 127.0.0.1
 * @param port 0 for a free one
 * @param tls null for plain HTTP
 * @param insecure whether plain HTTP may be reached from other machines
 * @param connections how many connections there may be at a time
 * @param requestWithin a connection that completes no request for so long is cut off
 */
public record HttpSettings(
        String bind, int port, @Nullable TlsSettings tls, boolean insecure, int connections, Duration requestWithin) {

    /** Port of the gateway when none is set. */
    public static final int DEFAULT_PORT = 8087;

    /** On this machine only. */
    public static HttpSettings local(int port) {
        return new HttpSettings("127.0.0.1", port, null, false, 1_000, Duration.ofSeconds(30));
    }

    /** Whether a key could be read on its way here by strangers. */
    public boolean isExposed() {
        return tls == null && !insecure && !isLoopback(bind);
    }

    /** Whether an address can be reached from this machine only. */
    public static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
