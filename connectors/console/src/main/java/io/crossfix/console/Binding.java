package io.crossfix.console;

import java.util.Set;

/**
 * Where the console listens.
 *
 * @param address of this machine, such as 127.0.0.1
 * @param port 0 for a free one
 * @param hosts further names that a browser may call it by; 127.0.0.1 and localhost always may
 * @param behindTls whether a proxy before it speaks TLS: cookies are secure then, and the proxy's word on who asks counts
 * @param followers how many pages may follow the alerts at a time
 */
public record Binding(String address, int port, Set<String> hosts, boolean behindTls, int followers) {

    /** On this machine only. */
    public static Binding local(int port) {
        return new Binding("127.0.0.1", port, Set.of(), false, 100);
    }

    /** @throws IllegalArgumentException naming what is out of range */
    public Binding {
        hosts = Set.copyOf(hosts);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be within 0 and 65535, was " + port);
        }
        if (followers < 1 || followers > 1_000) {
            throw new IllegalArgumentException("followers must be within 1 and 1000, was " + followers);
        }
    }
}
