package io.crossfix.gateway.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server says of a request so malformed that it reaches no route: the status and no more. */
final class PlainErrorHandler extends ErrorHandler {

    private static final int SERVER_FAULTS = 500;
    private static final int UNAVAILABLE = 503;
    private static final byte[] BODY =
            "{\"error\":{\"code\":\"bad-request\",\"message\":\"the request cannot be understood\"}}"
                    .getBytes(StandardCharsets.UTF_8);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // The server calls a version or transfer encoding that it does not know its own fault; it is the sender's.
        if (response.getStatus() >= SERVER_FAULTS && response.getStatus() != UNAVAILABLE) {
            response.setStatus(400);
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(BODY), callback);
        return true;
    }
}
