package io.crossfix.gateway.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** Why a request is not served, as its sender is told; repeats nothing of the request's body. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final long retryAfterSeconds;

    private Refused(int status, String code, String message, long retryAfterSeconds) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    Refused(int status, String code, String message) {
        this(status, code, message, 0);
    }

    /** One that may be sent again after a time, rounded up to seconds. */
    static Refused later(int status, String code, String message, Duration after) {
        return new Refused(
                status, code, message, Math.max(1, after.plusMillis(999).toSeconds()));
    }

    Answer answer() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", getMessage());
        Answer answer = Answer.json(status, body);
        if (status == 401) {
            answer = answer.with("WWW-Authenticate", "Bearer");
        }
        return retryAfterSeconds == 0 ? answer : answer.with("Retry-After", Long.toString(retryAfterSeconds));
    }
}
