package io.crossfix.chaos.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.chaos.net.TcpProxy.Weather;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server that says back what it hears, and the network in front of it. */
class TcpProxyTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final int PATIENCE_MILLIS = 10_000;

    private ServerSocket server = unusedPort();
    private TcpProxy proxy = TcpProxy.between(0, server.getLocalPort());

    @BeforeEach
    void listen() {
        Thread thread = new Thread(this::echo, "echo");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void inFairWeatherBytesComeBack() throws IOException {
        try (Socket client = connected()) {
            assertThat(said(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void inSlowWeatherTheyComeLateButCome() throws IOException {
        try (Socket client = connected()) {
            assertThat(said(client, 1)).isEqualTo(1);
            proxy.turn(Weather.SLOW);
            long before = System.nanoTime();
            assertThat(said(client, 2)).isEqualTo(2);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before))
                    .as("300 ms there and 300 ms back")
                    .isGreaterThanOrEqualTo(600);
        }
    }

    @Test
    void aCutEndsConnectionsAndLetsNoneBegin() throws IOException {
        try (Socket client = connected()) {
            assertThat(said(client, 1)).isEqualTo(1);
            proxy.turn(Weather.CUT);
            assertThat(isEnded(client)).isTrue();
            try (Socket another = connected()) {
                assertThat(isEnded(another)).isTrue();
            }
            proxy.turn(Weather.FAIR);
            try (Socket later = connected()) {
                assertThat(said(later, 3)).isEqualTo(3);
            }
        }
    }

    @Test
    void whatIsSwallowedNeverComesAndItsConnectionStaysOpenUntilTheWeatherTurns() throws IOException {
        try (Socket client = connected()) {
            assertThat(said(client, 1)).isEqualTo(1);
            proxy.turn(Weather.SWALLOWED);
            client.getOutputStream().write(2);
            client.setSoTimeout(500);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .as("neither an answer nor an end")
                    .isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(PATIENCE_MILLIS);
            proxy.turn(Weather.FAIR);
            assertThat(isEnded(client))
                    .as("bytes are missing in it, so it must not go on")
                    .isTrue();
        }
    }

    private Socket connected() throws IOException {
        Socket client = new Socket(HERE, proxy.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private static int said(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }

    private static boolean isEnded(Socket client) {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> echo(socket), "echo-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // So the connection was cut.
            return;
        }
    }

    private static ServerSocket unusedPort() {
        try {
            return new ServerSocket(0, 10, HERE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
