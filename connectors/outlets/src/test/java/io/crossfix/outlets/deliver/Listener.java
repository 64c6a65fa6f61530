package io.crossfix.outlets.deliver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A receiver of Cursor on Target on this machine: an event a line, as our writer makes them. */
final class Listener implements AutoCloseable {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocketFactory factory;
    private final int port;
    private volatile @Nullable ServerSocket server;

    Listener(ServerSocketFactory factory) throws IOException {
        this.factory = factory;
        this.port = listen(0);
    }

    private int listen(int at) throws IOException {
        ServerSocket listening = factory.createServerSocket(at, 50, InetAddress.getLoopbackAddress());
        server = listening;
        Thread thread = new Thread(() -> accept(listening), "listener");
        thread.setDaemon(true);
        thread.start();
        return listening.getLocalPort();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.add(socket);
                Thread reader = new Thread(() -> read(socket), "reader");
                reader.setDaemon(true);
                reader.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void read(Socket socket) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                events.add(line);
                line = lines.readLine();
            }
        } catch (IOException e) {
            // The connection was cut by the test.
        }
    }

    int port() {
        return port;
    }

    List<String> events() {
        return List.copyOf(events);
    }

    int connections() {
        return connections.size();
    }

    /** Hangs up, and listens no more. */
    void goAway() throws IOException {
        ServerSocket listening = server;
        if (listening != null) {
            listening.close();
        }
        for (Socket socket : connections) {
            socket.close();
        }
    }

    void comeBack() throws IOException {
        listen(port);
    }

    @Override
    public void close() throws IOException {
        goAway();
    }
}
