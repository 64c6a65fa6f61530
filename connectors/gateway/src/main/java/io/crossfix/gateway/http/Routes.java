package io.crossfix.gateway.http;

import io.crossfix.gateway.intake.GatewayMetrics;
import io.crossfix.gateway.intake.UnknownFeed;
import io.crossfix.gateway.intake.Untaken;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings requests to what answers them, and writes the answers. */
final class Routes extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String FEEDS = "/v1/feeds/";
    private static final String OTHER = "-";
    private static final String WHOLE = Routes.class.getName() + ".whole";
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final FeedRoute feeds;
    private final Entrance entrance;
    private final Health health;
    private final GatewayMetrics metrics;
    private final SlowSenders slow;

    Routes(FeedRoute feeds, Entrance entrance, Health health, GatewayMetrics metrics, SlowSenders slow) {
        this.feeds = feeds;
        this.entrance = entrance;
        this.health = health;
        this.metrics = metrics;
        this.slow = slow;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        String feed = path.startsWith(FEEDS) ? path.substring(FEEDS.length()) : OTHER;
        CompletableFuture<Answer> answer;
        try {
            answer = answer(request, path, feed);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        var unused = answer.exceptionally(this::failed)
                .thenAccept(ready -> {
                    // Names that strangers make up are no labels.
                    String known = entrance.knows(feed) ? feed : OTHER;
                    metrics.answered(known, ready.status(), System.nanoTime() - request.getBeginNanoTime());
                    write(request, response, ready, callback);
                })
                .whenComplete((written, failure) -> failIfNeeded(callback, failure));
        return true;
    }

    private static void failIfNeeded(Callback callback, @Nullable Throwable failure) {
        if (failure != null) {
            callback.failed(failure);
        }
    }

    private CompletableFuture<Answer> answer(Request request, String path, String feed) {
        if (path.startsWith(FEEDS)) {
            demand(request, HttpMethod.POST);
            return feeds.answer(request, feed, this::whole);
        }
        Answer answer = switch (path) {
            case "/health/live" -> health.live();
            case "/health/ready" -> health.ready();
            case "/metrics" -> new Answer(200, GatewayMetrics.mediaType(), metrics.text(), Map.of());
            default -> throw new Refused(404, "path", "there is nothing here; feeds are under " + FEEDS);
        };
        demand(request, HttpMethod.GET);
        whole(request);
        return CompletableFuture.completedFuture(answer);
    }

    private static void demand(Request request, HttpMethod method) {
        if (!method.is(request.getMethod())) {
            throw new Refused(405, "method", "only " + method + " is answered here");
        }
    }

    private void whole(Request request) {
        request.setAttribute(WHOLE, true);
        slow.served(request.getConnectionMetaData().getConnection());
    }

    private Answer failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refused refused) {
            return refused.answer();
        }
        if (cause instanceof Untaken untaken) {
            metrics.untaken(untaken.why());
            return Refused.later(503, "not-kept", message(untaken.why()), AGAIN_AFTER)
                    .answer();
        }
        if (cause instanceof UnknownFeed) {
            return new Refused(404, "feed", "there is no such feed").answer();
        }
        LOG.error("a request failed: {}", cause.getClass().getName(), cause);
        return new Refused(500, "internal", "this failed; the gateway's log tells why").answer();
    }

    private static String message(Untaken.Cause cause) {
        return switch (cause) {
            case BUSY -> "too much waits to be kept; send it again";
            case CIRCUIT_OPEN, NOT_KEPT -> "it was not kept; send it again, which repeats nothing";
            case DOOR_FAILED -> "it was not taken; the gateway's log tells why";
        };
    }

    private void write(Request request, Response response, Answer answer, Callback callback) {
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.mediaType());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        // What was refused before its body came ends its connection, and the sender has to know before it sends
        // another.
        if (request.getLength() != 0 && request.getAttribute(WHOLE) == null) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(
                true,
                ByteBuffer.wrap(answer.body()),
                Callback.from(
                        callback,
                        () -> slow.answered(request.getConnectionMetaData().getConnection())));
    }
}
