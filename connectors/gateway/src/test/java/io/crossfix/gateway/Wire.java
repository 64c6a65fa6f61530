package io.crossfix.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bare socket, for what no HTTP client sends. */
final class Wire implements AutoCloseable {

    private static final int WAIT_MILLIS = 30_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    private final Socket socket;

    Wire(URI address) throws IOException {
        this.socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(WAIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says that no more comes. */
    void done() throws IOException {
        socket.shutdownOutput();
    }

    /** Everything until the other side ends or resets the connection, as status codes. */
    List<Integer> statuses() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8192];
        try {
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                read.write(some, 0, length);
            }
        } catch (SocketException e) {
            // Reset: what was said before counts.
            return statuses(read);
        }
        return statuses(read);
    }

    private static List<Integer> statuses(ByteArrayOutputStream read) {
        List<Integer> statuses = new ArrayList<>();
        Matcher status = STATUS.matcher(read.toString(StandardCharsets.ISO_8859_1));
        while (status.find()) {
            statuses.add(Integer.parseInt(status.group(1)));
        }
        return statuses;
    }

    /** Sends a byte now and then until the other side has had enough; gives how many it took. */
    int drip(String text) throws IOException, InterruptedException {
        for (int i = 0; i < text.length(); i++) {
            try {
                send(text.substring(i, i + 1));
            } catch (IOException e) {
                return i;
            }
            Thread.sleep(100);
        }
        return text.length();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
