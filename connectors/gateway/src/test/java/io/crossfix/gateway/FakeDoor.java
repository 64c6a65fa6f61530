package io.crossfix.gateway;

import io.crossfix.feeds.door.Door;
import io.crossfix.feeds.door.NotKept;
import io.crossfix.feeds.door.Payload;
import io.crossfix.feeds.door.Receipt;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A door that remembers what it was given and says what it is told to. */
final class FakeDoor implements Door {

    /** One new record. */
    static final Receipt KEPT = new Receipt(1, 0, 0, List.of());

    private final ConcurrentLinkedQueue<Payload> taken = new ConcurrentLinkedQueue<>();
    private volatile Function<Payload, CompletionStage<Receipt>> saying =
            payload -> CompletableFuture.completedFuture(KEPT);

    @Override
    public CompletionStage<Receipt> take(Payload payload) {
        taken.add(payload);
        return saying.apply(payload);
    }

    List<Payload> taken() {
        return List.copyOf(taken);
    }

    void says(Receipt receipt) {
        saying = payload -> CompletableFuture.completedFuture(receipt);
    }

    void says(Function<Payload, CompletionStage<Receipt>> other) {
        saying = other;
    }

    void keepsNothing() {
        saying = payload ->
                CompletableFuture.failedFuture(new NotKept("crossfix.camera: no broker", new RuntimeException("down")));
    }
}
