package io.crossfix.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a browser and a server, which can be cut and mended while both go on. */
public final class Cable implements AutoCloseable {

    private final URI server;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** Laid to a server; whole. */
    public Cable(URI server) {
        this.server = server;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the cable", e);
        }
        inBackground(this::carry);
    }

    /** The near end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** Breaks every connection, and every new one at once. */
    public void cut() {
        cut = true;
        open.forEach(Cable::end);
    }

    /** Whole again. */
    public void mend() {
        cut = false;
    }

    private void carry() {
        while (!socket.isClosed()) {
            try {
                Socket near = socket.accept();
                if (cut) {
                    end(near);
                } else {
                    join(near, new Socket(server.getHost(), server.getPort()));
                }
            } catch (IOException e) {
                // Closed, or the server is away: the browser sees that, too.
            }
        }
    }

    private void join(Socket near, Socket far) {
        open.add(near);
        open.add(far);
        inBackground(() -> pump(near, far));
        inBackground(() -> pump(far, near));
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end was closed; so is the other.
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a socket", e);
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cut();
    }
}
