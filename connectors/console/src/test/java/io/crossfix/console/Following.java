package io.crossfix.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One page that follows the alerts, and what it was told. */
final class Following implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final int status;
    private final InputStream in;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Thread reading = new Thread(this::read, "following");
    private volatile String lastId = "";

    /** One event. */
    record Event(String name, String id, JsonNode data) {

        String alertId() {
            return data.at("/alert/id").asText();
        }
    }

    Following(int status, InputStream in) {
        this.status = status;
        this.in = in;
        reading.setDaemon(true);
        reading.start();
    }

    int status() {
        return status;
    }

    /** What a browser would go on from. */
    String lastId() {
        return lastId;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id:")) {
                    lastId = line.substring(3).strip();
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, lastId, new JsonMapper().readTree(data)));
                    name = "";
                }
            }
        } catch (IOException e) {
            // The stream has ended, as it does when either side closes it.
            return;
        }
    }

    /** The next event of this name; others are passed over. */
    Event next(String name) throws InterruptedException {
        return next(event -> event.name().equals(name));
    }

    /** The next event that is wanted; others are passed over. */
    Event next(Predicate<Event> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            Event event = events.poll(100, TimeUnit.MILLISECONDS);
            if (event != null && wanted.test(event)) {
                return event;
            }
        }
        throw new AssertionError("no such event within " + PATIENCE_SECONDS + " s");
    }

    /** Whether the console ends the stream within the time that one is willing to wait. */
    boolean awaitEnd() throws InterruptedException {
        reading.join(PATIENCE_SECONDS * 1_000);
        return !reading.isAlive();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
