package io.crossfix.gateway.http;

import io.crossfix.gateway.intake.InFlight;
import io.crossfix.gateway.intake.Untaken;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a body as it comes, without a thread that waits for it; stops at the limit. */
final class BodyReader implements Runnable {

    private final Request request;
    private final int limit;
    private final InFlight.Place place;
    private final ByteArrayOutputStream read;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

    private BodyReader(Request request, int limit, InFlight.Place place) {
        this.request = request;
        this.limit = limit;
        this.place = place;
        this.read = new ByteArrayOutputStream((int) Math.min(limit, Math.max(512, request.getLength())));
    }

    /**
     * The whole body.
     *
     * @param limit most bytes
     * @param place grows as the body does
     * @return ends with {@link Refused} when it is too large, with {@link Untaken} when there is no room
     */
    static CompletableFuture<byte[]> read(Request request, int limit, InFlight.Place place) {
        if (request.getLength() > limit) {
            return CompletableFuture.failedFuture(tooLarge(limit));
        }
        BodyReader reader = new BodyReader(request, limit, place);
        reader.run();
        return reader.whole;
    }

    static Refused tooLarge(int limit) {
        return new Refused(413, "too-large", "a body holds at most " + limit + " bytes, packed and unpacked");
    }

    @Override
    public void run() {
        while (!whole.isDone()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                whole.completeExceptionally(new Refused(400, "incomplete", "the body did not come whole"));
                return;
            }
            take(chunk);
        }
    }

    private void take(Content.Chunk chunk) {
        ByteBuffer bytes = chunk.getByteBuffer();
        int more = bytes.remaining();
        boolean last = chunk.isLast();
        if (read.size() + more > limit) {
            chunk.release();
            whole.completeExceptionally(tooLarge(limit));
        } else if (!place.grow(0, more)) {
            chunk.release();
            whole.completeExceptionally(new Untaken(Untaken.Cause.BUSY));
        } else {
            byte[] copy = new byte[more];
            bytes.get(copy);
            chunk.release();
            read.write(copy, 0, more);
            if (last) {
                whole.complete(read.toByteArray());
            }
        }
    }
}
