package io.crossfix.desk;

import io.crossfix.local.Numbers;
import io.crossfix.local.RunningNumbers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the Flink job is.
 *
 * @param state of Flink, such as RUNNING; "unknown" where nobody can tell
 * @param lastCheckpointAt when the last complete checkpoint was made; null when that is not known
 * @param numbers what the job counts; null when that is not known
 */
public record JobHealth(
        String state,
        @Nullable Instant lastCheckpointAt,
        @Nullable Numbers numbers) {

    /** For a console whose job runs elsewhere. */
    public static final JobHealth UNKNOWN = new JobHealth("unknown", null, null);

    /** How often it was started again after a failure; null when nobody can tell. */
    @Nullable
    Long restarts() {
        return numbers == null ? null : (Long) numbers.of(RunningNumbers.RESTARTS);
    }

    /** Microseconds that a rule takes for each observation that is let in, on average; null when nobody can tell. */
    @Nullable
    Double costMicros(String rule) {
        long observations = numbers == null ? 0 : numbers.of("admitted");
        Long work = numbers == null ? null : numbers.values().get("work-micros." + rule);
        return observations == 0 || work == null ? null : (Double) ((double) work / observations);
    }

    boolean isBad() {
        return !state.equals("RUNNING") && !state.equals(UNKNOWN.state());
    }
}
