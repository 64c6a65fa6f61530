package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes server-sent events (HTML Living Standard, 9.2). */
final class EventWriter {

    private static final int AGAIN_MILLIS = 1_000;

    private final OutputStream out;

    private EventWriter(OutputStream out) {
        this.out = out;
    }

    /** Begins the stream: from here on there is no other answer. */
    static EventWriter open(Context context) throws IOException {
        context.status(200).contentType("text/event-stream; charset=utf-8");
        context.header("X-Accel-Buffering", "no");
        EventWriter writer = new EventWriter(context.res().getOutputStream());
        writer.text("retry: " + AGAIN_MILLIS + "\n\n");
        return writer;
    }

    /**
     * Writes one.
     *
     * @param id what the browser shall go on from; null to leave it as it is
     * @param data a JSON object, which has no line break
     */
    void write(String name, @Nullable String id, ObjectNode data) throws IOException {
        text("event: " + name + "\n" + (id == null ? "" : "id: " + id + "\n") + "data: " + data + "\n\n");
    }

    void flush() throws IOException {
        out.flush();
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
