package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.account.TooBusy;
import io.crossfix.console.alert.Unanswered;
import io.crossfix.console.port.PortRefusal;
import io.crossfix.kafka.KafkaFailure;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what goes wrong into answers that tell the person what to do, and a stranger nothing. */
final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private Errors() {}

    static void tell(JavalinConfig config) {
        config.routes.exception(HttpRefusal.class, (refusal, context) -> tell(refusal, context));
        config.routes.exception(
                TooBusy.class, (busy, context) -> tell(new HttpRefusal(503, "busy", said(busy)), context));
        config.routes.exception(
                Unanswered.class, (late, context) -> tell(new HttpRefusal(504, "unanswered", said(late)), context));
        config.routes.exception(
                PortRefusal.class, (refusal, context) -> tell(HttpRefusal.badRequest(said(refusal)), context));
        config.routes.exception(KafkaFailure.class, (failure, context) -> tell(kafka(failure), context));
        config.routes.exception(HttpResponseException.class, (known, context) -> tell(known(known), context));
        config.routes.exception(Exception.class, (unknown, context) -> tell(unknown(unknown), context));
    }

    private static void tell(HttpRefusal refusal, Context context) {
        ObjectNode body = refusal.body();
        int wait = body.path("error").path("retryAfterSeconds").asInt(0);
        if (wait > 0) {
            context.header("Retry-After", Integer.toString(wait));
        }
        context.status(refusal.status())
                .contentType("application/json; charset=utf-8")
                .result(body.toString());
    }

    private static HttpRefusal kafka(KafkaFailure failure) {
        LOG.warn("a request could not be served: {}", failure.getMessage());
        return new HttpRefusal(503, "kafka", "Kafka does not answer; nothing was shown or changed");
    }

    private static HttpRefusal known(HttpResponseException known) {
        int status = known.getStatus();
        return switch (status) {
            case 404 -> HttpRefusal.notFound("page");
            case 405 -> new HttpRefusal(405, "method", "this cannot be done here");
            default -> new HttpRefusal(status, "bad-request", "the request cannot be understood");
        };
    }

    private static HttpRefusal unknown(Exception unknown) {
        String entry = UUID.randomUUID().toString();
        LOG.error("entry {}: a request failed", entry, unknown);
        return new HttpRefusal(500, "internal", "this failed; the console's log tells why, entry " + entry);
    }

    private static String said(Exception said) {
        return String.valueOf(said.getMessage());
    }
}
