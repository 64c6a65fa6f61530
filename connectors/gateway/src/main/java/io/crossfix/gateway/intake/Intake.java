package io.crossfix.gateway.intake;

import io.crossfix.feeds.door.Door;
import io.crossfix.feeds.door.NotKept;
import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands payloads to the door and says what became of them. Thread-safe. */
public final class Intake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    // A door may block for a moment, say for Kafka's metadata; the threads of the web server must not.
    private static final int DOOR_THREADS = 4;
    private static final long END_WITHIN_SECONDS = 5;

    private final Door door;
    private final Limits limits;
    private final Circuit circuit;
    private final GatewayMetrics metrics;
    private final ExecutorService threads = Executors.newFixedThreadPool(DOOR_THREADS, task -> {
        Thread thread = new Thread(task, "gateway-door");
        thread.setDaemon(true);
        return thread;
    });

    /** Takes what comes to this door. */
    public Intake(Door door, Limits limits, Circuit circuit, GatewayMetrics metrics) {
        this.door = door;
        this.limits = limits;
        this.circuit = circuit;
        this.metrics = metrics;
    }

    /**
     * Whether it is of any use to go on with a request.
     *
     * @throws Untaken when Kafka is out of reach and no probe is due
     */
    public void admit() {
        if (!circuit.admits()) {
            throw new Untaken(Untaken.Cause.CIRCUIT_OPEN);
        }
    }

    /**
     * Has payloads kept.
     *
     * @param place what they hold; left when the door is done with all of them, also when that is after the answer
     * @return their receipts, in order; ends with {@link Untaken} or {@link UnknownFeed} when any is not kept
     */
    public CompletableFuture<List<Receipt>> take(List<Payload> payloads, InFlight.Place place) {
        if (payloads.isEmpty()) {
            // Says nothing of Kafka.
            place.leave();
            return CompletableFuture.completedFuture(List.of());
        }
        List<CompletableFuture<Receipt>> taken = new ArrayList<>(payloads.size());
        payloads.forEach(payload -> taken.add(taken(payload)));
        CompletableFuture<Void> all = CompletableFuture.allOf(taken.toArray(CompletableFuture[]::new));
        return all.whenComplete((done, failure) -> place.leave())
                .thenApply(done -> taken.stream().map(CompletableFuture::join).toList())
                .orTimeout(limits.keptWithin().toMillis(), TimeUnit.MILLISECONDS)
                .handle((receipts, failure) -> answered(payloads, receipts, failure));
    }

    private CompletableFuture<Receipt> taken(Payload payload) {
        return CompletableFuture.supplyAsync(() -> door.take(payload), threads).thenCompose(stage -> stage);
    }

    private List<Receipt> answered(List<Payload> payloads, List<Receipt> receipts, Throwable failure) {
        if (failure == null) {
            circuit.kept();
            receipts.forEach(metrics::taken);
            return receipts;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof NotKept || cause instanceof TimeoutException) {
            circuit.notKept();
            throw new Untaken(Untaken.Cause.NOT_KEPT);
        }
        if (cause instanceof IllegalArgumentException) {
            throw new UnknownFeed(payloads.get(0).feed());
        }
        // Not its message: nobody vouches that it holds nothing of the payload.
        LOG.error(
                "a payload of feed {} was not taken: {} at {}",
                payloads.get(0).feed(),
                cause.getClass().getName(),
                cause.getStackTrace().length == 0 ? "?" : cause.getStackTrace()[0]);
        throw new Untaken(Untaken.Cause.DOOR_FAILED);
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the door still works on payloads; they are left to it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
