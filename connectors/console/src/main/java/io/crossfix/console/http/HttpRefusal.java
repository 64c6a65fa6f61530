package io.crossfix.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is refused: with which status, under which code, and why in words that may be shown. */
final class HttpRefusal extends RuntimeException {

    private final int status;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    HttpRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        body.putObject("error").put("code", code).put("message", message);
    }

    static HttpRefusal badRequest(String message) {
        return new HttpRefusal(400, "bad-request", message);
    }

    static HttpRefusal notFound(String what) {
        return new HttpRefusal(404, "not-found", "there is no such " + what);
    }

    static HttpRefusal tooMany(String message, long waitSeconds) {
        HttpRefusal refusal = new HttpRefusal(429, "too-many", message);
        refusal.body.withObject("/error").put("retryAfterSeconds", Math.max(1, waitSeconds));
        return refusal;
    }

    /** With something beside the error. */
    HttpRefusal with(String name, JsonNode value) {
        body.set(name, value);
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
