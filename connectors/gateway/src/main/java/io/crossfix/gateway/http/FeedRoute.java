package io.crossfix.gateway.http;

import io.crossfix.feeds.door.Payload;
import io.crossfix.gateway.envelope.Message;
import io.crossfix.gateway.intake.GatewayMetrics;
import io.crossfix.gateway.intake.InFlight;
import io.crossfix.gateway.intake.Intake;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.intake.Untaken;
import io.crossfix.gateway.sender.Credential;
import io.crossfix.gateway.sender.Sender;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/feeds/FEED}: from the request to the answer, and no thread waits for either. */
final class FeedRoute {

    /** Share of the room that requests may have whose sender is proven by their body only. */
    private static final int UNPROVEN_SHARE = 4;

    private final Entrance entrance;
    private final Intake intake;
    private final Limits limits;
    private final InFlight inFlight;
    private final InFlight unproven;
    private final GatewayMetrics metrics;
    private final Clock clock;
    private final Repeats repeats = new Repeats();

    FeedRoute(Entrance entrance, Intake intake, Limits limits, InFlight inFlight, GatewayMetrics metrics, Clock clock) {
        this.entrance = entrance;
        this.intake = intake;
        this.limits = limits;
        this.inFlight = inFlight;
        this.unproven = new InFlight(
                Math.max(1, limits.payloadsInFlight() / UNPROVEN_SHARE),
                Math.max(limits.bodyBytes(), limits.bytesInFlight() / UNPROVEN_SHARE));
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A request on its way. */
    private record Arrival(Request request, String feed, Instant at, Consumer<Request> whole) {
        String address() {
            return Request.getRemoteAddr(request);
        }
    }

    /**
     * Answers a request.
     *
     * @param whole told when the request has been read
     * @return ends with {@link Refused} or {@link Untaken}
     */
    CompletableFuture<Answer> answer(Request request, String feed, Consumer<Request> whole) {
        Arrival arrival = new Arrival(request, feed, clock.instant(), whole);
        Credential credential = Shown.by(request);
        return credential instanceof Credential.Signature signature
                ? signed(arrival, signature)
                : entrance.prove(credential, arrival.address()).thenCompose(sender -> proven(arrival, sender));
    }

    private CompletableFuture<Answer> proven(Arrival arrival, Sender sender) {
        entrance.pass(sender, arrival.feed());
        intake.admit();
        InFlight.Place place = inFlight.place();
        return grown(place, 1, 0)
                .thenCompose(room -> read(arrival, place))
                .thenApply(body -> load(arrival, sender, body, place))
                .whenComplete((load, failure) -> leaveAfter(failure, place))
                .thenCompose(load -> taken(load, place));
    }

    private CompletableFuture<Answer> signed(Arrival arrival, Credential.Signature signature) {
        InFlight.Place reading = unproven.place();
        return entrance.awaitBody(signature, arrival.address())
                .thenCompose(fresh -> grown(reading, 1, 0))
                .thenCompose(room -> read(arrival, reading))
                .whenComplete((body, failure) -> reading.leave())
                .thenCompose(body -> entrance.prove(signature, body, arrival.feed(), arrival.address())
                        .thenCompose(sender -> repeats.answer(
                                sender,
                                signature.id(),
                                arrival.feed() + ' ' + BodyDigest.of(body),
                                () -> signedBy(arrival, sender, body))));
    }

    private CompletableFuture<Answer> signedBy(Arrival arrival, Sender sender, byte[] body) {
        InFlight.Place place = inFlight.place();
        return grown(place, 1, body.length)
                .thenApply(room -> {
                    entrance.pass(sender, arrival.feed());
                    intake.admit();
                    return load(arrival, sender, body, place);
                })
                .whenComplete((load, failure) -> leaveAfter(failure, place))
                .thenCompose(load -> taken(load, place));
    }

    private static void leaveAfter(@Nullable Throwable failure, InFlight.Place place) {
        if (failure != null) {
            place.leave();
        }
    }

    private CompletableFuture<byte[]> read(Arrival arrival, InFlight.Place place) {
        return BodyReader.read(arrival.request(), limits.bodyBytes(), place).thenApply(body -> {
            arrival.whole().accept(arrival.request());
            return body;
        });
    }

    private static CompletableFuture<Void> grown(InFlight.Place place, int payloads, long bytes) {
        return place.grow(payloads, bytes)
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new Untaken(Untaken.Cause.BUSY));
    }

    /** What a request holds. */
    private record Load(List<Payload> payloads, boolean batch) {}

    private Load load(Arrival arrival, Sender sender, byte[] body, InFlight.Place place) {
        HttpFields headers = arrival.request().getHeaders();
        byte[] unpacked = Unpacking.of(headers.get(HttpHeader.CONTENT_ENCODING)).unpack(body, limits.bodyBytes());
        Unwrapping unwrapped = Unwrapping.of(headers, unpacked, limits.batchEvents());
        int more = Math.max(0, unwrapped.messages().size() - 1);
        if (!place.grow(more, unpacked.length - body.length)) {
            throw new Untaken(Untaken.Cause.BUSY);
        }
        entrance.owe(sender, more);
        List<Payload> payloads = unwrapped.messages().stream()
                .map(message -> payload(arrival, sender, message))
                .toList();
        return new Load(payloads, unwrapped.batch());
    }

    private static Payload payload(Arrival arrival, Sender sender, Message message) {
        return new Payload(arrival.feed(), sender.name(), message.bytes(), message.attributes(), arrival.at());
    }

    private CompletableFuture<Answer> taken(Load load, InFlight.Place place) {
        load.payloads().forEach(payload -> metrics.handedOn(payload.feed(), "http", payload.bytes().length));
        return intake.take(load.payloads(), place).thenApply(receipts -> Receipts.answer(receipts, load.batch()));
    }
}
