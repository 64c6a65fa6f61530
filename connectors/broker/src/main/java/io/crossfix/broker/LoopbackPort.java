package io.crossfix.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports on 127.0.0.1. */
final class LoopbackPort {

    static final String HOST = "127.0.0.1";

    private LoopbackPort() {}

    /**
     * The wanted port, or a free one when {@code wanted} is 0.
     *
     * @throws BrokerStartException when the wanted one is occupied
     */
    static int claim(int wanted) {
        return wanted == 0 ? free() : unoccupied(wanted);
    }

    /** A port that is free now. */
    static int free() {
        try {
            return bindAndRelease(0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on " + HOST, e);
        }
    }

    /** A port that is free now, other than one that is claimed but not bound yet. */
    static int freeBeside(int claimed) {
        int port = free();
        while (port == claimed) { // The system may hand out the same one again.
            port = free();
        }
        return port;
    }

    private static int unoccupied(int port) {
        try {
            return bindAndRelease(port);
        } catch (IOException e) {
            throw new BrokerStartException(
                    "port " + port + " on " + HOST + " is occupied; stop what listens there or choose another port", e);
        }
    }

    private static int bindAndRelease(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // As the broker itself does: a port that only has old connections in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket.getLocalPort();
        }
    }
}
