package io.crossfix.outlets.carry;

import io.crossfix.outlets.format.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages one after the other into a connection, plain or TLS, that is opened when it is needed. Nobody acknowledges
 * there: what a connection that then breaks has lost is healed by sending again what is open.
 */
final class StreamCarrier implements Carrier {

    private static final int CONNECT_WITHIN_MILLIS = 5_000;

    /** How long is looked whether the other side has hung up. */
    private static final int LOOK_MILLIS = 5;

    private static final int MOST_READ = 4096;

    private final Target.Stream target;
    private @Nullable Socket open;

    StreamCarrier(Target.Stream target) {
        this.target = target;
        if (target.tls() != null) {
            target.tls().context(); // A file that cannot be used stops the start, not the first alert.
        }
    }

    @Override
    public Outcome carry(Message message) {
        boolean fresh = false;
        Socket socket = open;
        if (socket == null || hasHungUp(socket)) {
            close();
            try {
                socket = connect();
            } catch (IOException e) {
                return new Outcome.Unreachable("no connection: " + e.getClass().getSimpleName());
            }
            open = socket;
            fresh = true;
        }
        try {
            socket.getOutputStream().write(message.body());
            socket.getOutputStream().flush();
        } catch (IOException e) {
            close();
            return new Outcome.Later("connection broken: " + e.getClass().getSimpleName(), null, true);
        }
        if (hasHungUp(socket)) {
            close();
            return new Outcome.Later("connection closed by the receiver", null, true);
        }
        return new Outcome.Delivered(fresh);
    }

    private Socket connect() throws IOException {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(target.host(), target.port()), CONNECT_WITHIN_MILLIS);
            plain.setTcpNoDelay(true);
            plain.setKeepAlive(true);
            return target.tls() == null ? plain : secured(plain, target.tls());
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private Socket secured(Socket plain, TlsFiles files) throws IOException {
        plain.setSoTimeout(CONNECT_WITHIN_MILLIS);
        SSLSocket secured =
                (SSLSocket) files.context().getSocketFactory().createSocket(plain, target.host(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** Reads away what a server says (its pings); true when it has ended the connection. */
    private static boolean hasHungUp(Socket socket) {
        try {
            socket.setSoTimeout(LOOK_MILLIS);
            return socket.getInputStream().read(new byte[MOST_READ]) < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        Socket socket = open;
        open = null;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone either way.
            }
        }
    }
}
