package io.crossfix.chaos.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A plate reader behind the gateway: twenty messages a second, each sent until it is accepted. */
public final class ReaderLoad implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(12);
    private static final int ACCEPTED = 202;
    private static final Duration END_WITHIN = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI feed;
    private final String key;
    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();
    private final AtomicLong sentAgain = new AtomicLong();
    private final Thread thread = new Thread(this::send, "plate-reader");
    private volatile boolean ended;

    private ReaderLoad(URI feed, String key) {
        this.feed = feed;
        this.key = key;
    }

    /** Begins to send. */
    public static ReaderLoad start(URI feed, String key) {
        ReaderLoad load = new ReaderLoad(feed, key);
        load.thread.setDaemon(true);
        load.thread.start();
        return load;
    }

    private void send() {
        for (long number = 1; !ended; number++) {
            long observedAt = System.currentTimeMillis();
            while (!isAccepted(number, observedAt)) {
                sentAgain.incrementAndGet();
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
            accepted.add(number);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private boolean isAccepted(long number, long observedAt) {
        HttpRequest request = HttpRequest.newBuilder(feed)
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .timeout(ANSWER_WITHIN)
                .POST(HttpRequest.BodyPublishers.ofString(message(number, observedAt)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == ACCEPTED;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As an Axis camera writes it. */
    private static String message(long number, long observedAt) {
        return "{\"packetCounter\":\"" + number + "\",\"capture_timestamp\":\"" + observedAt
                + "\",\"plateText\":\"RIG" + number % 10_000 + "\",\"plateConfidence\":\"0.9\",\"carID\":\"" + number
                + "\",\"geotag\":{\"lat\":37.8001,\"lon\":-122.2001},\"camera_info\":{\"SerialNumber\":\"rig-reader\"}}";
    }

    /** Ids that reads have which were accepted. */
    public Set<String> acceptedIds() {
        return accepted.stream().map(number -> "rig-reader-" + number).collect(Collectors.toUnmodifiableSet());
    }

    /** Sendings that were not accepted, each sent again. */
    public long sentAgain() {
        return sentAgain.get();
    }

    /** Sends no more; returns when the last message is accepted. */
    @Override
    public void close() {
        ended = true;
        try {
            thread.join(END_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
