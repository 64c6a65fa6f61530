package io.crossfix.chaos.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between clients and one server on 127.0.0.1, and makes the network between them as bad as it is told to. */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int MOST_CONNECTIONS = 500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** What becomes of bytes. */
    public enum Weather {
        FAIR,
        /** They come 300 ms late. */
        SLOW,
        /** Connections are closed, and new ones are closed at once. */
        CUT,
        /** They are taken and never delivered; connections stay (half-open). */
        SWALLOWED
    }

    private static final Duration DELAY = Duration.ofMillis(300);

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Weather weather = Weather.FAIR;

    private TcpProxy(ServerSocket listening, InetSocketAddress server) {
        this.listening = listening;
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param port where; 0 for any that is free
     * @throws UncheckedIOException when the port is occupied
     */
    public static TcpProxy between(int port, int serverPort) {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            TcpProxy proxy = new TcpProxy(new ServerSocket(port, 100, here), new InetSocketAddress(here, serverPort));
            proxy.run(proxy::accept, "proxy-" + port);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    int port() {
        return listening.getLocalPort();
    }

    /** Changes the weather for all connections, those that are open too. What was swallowed stays so: its connections end. */
    public void turn(Weather to) {
        Weather before = weather;
        weather = to;
        if (to == Weather.CUT || before == Weather.SWALLOWED) {
            open.forEach(TcpProxy::quietlyClose);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (weather == Weather.CUT || open.size() > 2 * MOST_CONNECTIONS) {
                    quietlyClose(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // Closed, or out of descriptors; the next look says which.
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }
    }

    private void connect(Socket client) {
        Socket behind = new Socket();
        try {
            behind.connect(server, CONNECT_MILLIS);
            behind.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            open.add(client);
            open.add(behind);
            run(() -> pump(client, behind), "proxy-up");
            run(() -> pump(behind, client), "proxy-down");
        } catch (IOException e) {
            quietlyClose(client);
            quietlyClose(behind);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] some = new byte[64 * 1024];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                if (weather == Weather.SLOW) {
                    LockSupport.parkNanos(DELAY.toNanos());
                }
                if (weather != Weather.SWALLOWED) {
                    out.write(some, 0, length);
                }
            }
        } catch (IOException e) {
            // One of the two has gone; so goes the other.
        } finally {
            quietlyClose(from);
            quietlyClose(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void run(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietlyClose(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as closed as it can be.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(TcpProxy::quietlyClose);
    }
}
