package io.crossfix.feeds.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which key makes the tokens of which time: tokens of two epochs cannot be compared. */
public interface TokenKeys {

    /**
     * A time with a key of its own.
     *
     * @param name what it is called
     * @param from when it begins; it ends where the next one begins
     * @param key null when it is destroyed
     */
    record Epoch(String name, Instant from, @Nullable TokenKey key) {}

    /** The epochs in the order of their times, as they are now. Asked again for each token, it must be quick. */
    List<Epoch> epochs();

    /** One key for all times. */
    static TokenKeys always(TokenKey key) {
        List<Epoch> only = List.of(new Epoch("always", Instant.MIN, key));
        return () -> only;
    }
}
