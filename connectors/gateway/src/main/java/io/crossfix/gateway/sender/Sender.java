package io.crossfix.gateway.sender;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may send. Its secrets are in no {@code toString}.
 *
 * @param name as records of the door name it
 * @param feeds what it may send to
 * @param keyDigests SHA-256 of its keys, 32 bytes each; several while a key is being replaced
 * @param hmacSecret what it signs with, as in Standard Webhooks; null when it does not
 * @param certificate common name or DNS name in its client certificate; null when it has none
 * @param rate how often it may send
 */
public record Sender(
        String name,
        Set<String> feeds,
        List<byte[]> keyDigests,
        byte @Nullable [] hmacSecret,
        @Nullable String certificate,
        Rate rate) {

    /**
     * How often somebody may send.
     *
     * @param perSecond payloads a second, on average
     * @param atOnce payloads that may come together
     */
    public record Rate(int perSecond, int atOnce) {

        /** For a sender of which nothing else is known. */
        public static final Rate SHIPPED = new Rate(200, 1_000);

        /** @throws IllegalArgumentException when nothing could be sent */
        public Rate {
            if (perSecond < 1 || atOnce < 1) {
                throw new IllegalArgumentException("a rate must be at least 1, was " + perSecond + " and " + atOnce);
            }
        }
    }

    public Sender {
        feeds = Set.copyOf(feeds);
        keyDigests = List.copyOf(keyDigests);
    }

    @Override
    public String toString() {
        return name;
    }
}
