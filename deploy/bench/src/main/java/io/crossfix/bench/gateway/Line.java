package io.crossfix.bench.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One sender's connection, as cheap as can be: the processor is the gateway's and the broker's. Not thread-safe. */
final class Line implements AutoCloseable {

    private static final int WAIT_MILLIS = 20_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "content-length:";
    private static final int MOST_HEADER = 8_192;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Line(int port) {
        this.port = port;
    }

    /**
     * Sends a payload and reads the answer.
     *
     * @return its status
     * @throws IOException when there was no answer; the next one takes a new connection
     */
    int send(String body) throws IOException {
        try {
            Socket open = socket == null ? connect() : socket;
            open.getOutputStream()
                    .write(("POST /v1/feeds/" + PartCommand.FEED + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: "
                                    + PartCommand.KEY + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            return status();
        } catch (IOException | RuntimeException e) {
            close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    private Socket connect() throws IOException {
        Socket open = new Socket(InetAddress.getLoopbackAddress(), port);
        open.setTcpNoDelay(true);
        open.setSoTimeout(WAIT_MILLIS);
        socket = open;
        in = new BufferedInputStream(open.getInputStream());
        return open;
    }

    private int status() throws IOException {
        InputStream reading = in;
        StringBuilder header = new StringBuilder();
        while (reading != null
                && (header.length() < 4
                        || !header.substring(header.length() - 4).equals("\r\n\r\n"))) {
            int next = reading.read();
            if (next < 0 || header.length() > MOST_HEADER) {
                throw new IOException("the connection ended");
            }
            header.append((char) next);
        }
        String text = header.toString().toLowerCase(Locale.ROOT);
        int from = text.indexOf(LENGTH) + LENGTH.length();
        int length =
                Integer.parseInt(text.substring(from, text.indexOf('\r', from)).strip());
        if (reading == null || reading.readNBytes(length).length < length) {
            throw new IOException("the connection ended");
        }
        return Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3));
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is given up in any case.
            return;
        } finally {
            socket = null;
            in = null;
        }
    }
}
