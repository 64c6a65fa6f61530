package io.crossfix.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the Flink job is.
 *
 * @param state of Flink, such as RUNNING; "unknown" where nobody can tell
 * @param lastCheckpointAt when the last complete checkpoint was made; null when that is not known
 */
public record JobHealth(String state, @Nullable Instant lastCheckpointAt) {

    /** For a console whose job runs elsewhere. */
    public static final JobHealth UNKNOWN = new JobHealth("unknown", null);

    boolean isBad() {
        return !state.equals("RUNNING") && !state.equals(UNKNOWN.state());
    }
}
