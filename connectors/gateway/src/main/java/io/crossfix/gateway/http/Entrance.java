package io.crossfix.gateway.http;

import io.crossfix.gateway.intake.GatewayMetrics;
import io.crossfix.gateway.sender.Credential;
import io.crossfix.gateway.sender.Proof;
import io.crossfix.gateway.sender.Rates;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.gateway.sender.Senders;
import io.crossfix.gateway.sender.SlowDown;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Decides who may send what, and how often. */
final class Entrance {

    private final Senders senders;
    private final Rates rates;
    private final Set<String> feeds;
    private final GatewayMetrics metrics;
    private final SlowDown slowDown = new SlowDown();

    Entrance(Senders senders, Rates rates, Set<String> feeds, GatewayMetrics metrics) {
        this.senders = senders;
        this.rates = rates;
        this.feeds = feeds;
        this.metrics = metrics;
    }

    /** Whether there is such a feed. */
    boolean knows(String feed) {
        return feeds.contains(feed);
    }

    /** Who shows a key or a certificate; ends with {@link Refused}, late if it fails often. */
    CompletableFuture<Sender> prove(Credential credential, String address) {
        return judged(senders.prove(credential), address);
    }

    /** Who signed a body; ends with {@link Refused}, late if it fails often. */
    CompletableFuture<Sender> prove(Credential.Signature signature, byte[] body, String feed, String address) {
        return judged(senders.prove(signature, body, feed), address);
    }

    /** Refuses a signature that cannot hold before its body is read; nothing when it may. */
    CompletableFuture<Void> awaitBody(Credential.Signature signature, String address) {
        return senders.isFresh(signature)
                ? CompletableFuture.completedFuture(null)
                : judged(new Proof.Unproven(Proof.Reason.STALE_TIMESTAMP), address)
                        .thenAccept(nobody -> {});
    }

    private CompletableFuture<Sender> judged(Proof proof, String address) {
        if (proof instanceof Proof.Proven proven) {
            return CompletableFuture.completedFuture(proven.sender());
        }
        Proof.Reason reason = ((Proof.Unproven) proof).reason();
        metrics.security(reason.name());
        Refused refused = new Refused(401, "unproven", message(reason));
        Duration wait = slowDown.failed(address);
        return wait.isZero()
                ? CompletableFuture.failedFuture(refused)
                : CompletableFuture.supplyAsync(
                        () -> {
                            throw refused;
                        },
                        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static String message(Proof.Reason reason) {
        return switch (reason) {
            case NO_CREDENTIAL -> "show a key, a signature or a client certificate";
            case STALE_TIMESTAMP -> "webhook-timestamp must be within 5 minutes of now, seconds since 1970";
            default -> "the credential is not that of a sender";
        };
    }

    /** @throws Refused when this sender may not send to this feed, or not now */
    void pass(Sender sender, String feed) {
        if (!knows(feed)) {
            throw new Refused(404, "feed", "there is no such feed");
        }
        if (!sender.feeds().contains(feed)) {
            metrics.security("FEED_NOT_ALLOWED");
            throw new Refused(403, "feed", "this sender may not send to this feed");
        }
        Duration wait = rates.take(sender);
        if (!wait.isZero()) {
            metrics.security("RATE_EXCEEDED");
            throw Refused.later(429, "rate", "this sender sends more often than it may", wait);
        }
    }

    /** A request held more payloads than the one that was asked for. */
    void owe(Sender sender, int payloads) {
        rates.owe(sender, payloads);
    }
}
