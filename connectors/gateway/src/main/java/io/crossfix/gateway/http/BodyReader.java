package io.crossfix.gateway.http;

import io.crossfix.gateway.intake.InFlight;
import io.crossfix.gateway.intake.Untaken;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a body as it comes, without a thread that waits for it; keeps no more of it than the limit. */
final class BodyReader implements Runnable {

    /**
     * Most bytes that are heard of a body that is too large. Who is cut off while it still sends loses the answer to a
     * reset (RFC 9112, 9.6).
     */
    private static final int MOST_THROWN_AWAY = 4 << 20;

    private final Request request;
    private final int limit;
    private final InFlight.Place place;
    private final ByteArrayOutputStream read;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private int thrownAway;

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
        if (thrownAway > 0 || read.size() + more > limit || request.getLength() > limit) {
            chunk.release();
            thrownAway += more;
            if (last || thrownAway > MOST_THROWN_AWAY) {
                whole.completeExceptionally(tooLarge(limit));
            }
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
