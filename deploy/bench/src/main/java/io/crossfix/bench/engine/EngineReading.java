package io.crossfix.bench.engine;

import io.crossfix.local.Numbers;
import java.util.Map;

/**
 * What the engine's process has used so far, and the numbers of its job.
 *
 * @param bootstrap where Kafka is
 * @param atNanos a clock that only differences of mean something of, nanoseconds
 * @param cpuNanos processor time of all threads, nanoseconds
 * @param gcCount garbage collections
 * @param gcMillis time spent in them, milliseconds
 * @param heapMaxBytes largest heap that it may use
 * @param checkpointBytes files of the job's retained checkpoints, shared ones counted once
 * @param numbers the running job's numbers; empty without a job
 * @param failure why the job failed last; empty when it never did
 */
public record EngineReading(
        String bootstrap,
        long atNanos,
        long cpuNanos,
        long gcCount,
        long gcMillis,
        long heapMaxBytes,
        long checkpointBytes,
        Map<String, Long> numbers,
        String failure) {

    /** Records of the four streams that have passed the door, or were refused there. */
    public long workedOff() {
        Numbers job = new Numbers(numbers);
        return job.of("admitted") + job.sum("rejected");
    }

    /** Records that were refused at the door. */
    public long rejected() {
        return new Numbers(numbers).sum("rejected");
    }

    /** Revisions of matches. */
    public long matches() {
        return new Numbers(numbers).sum("matches");
    }
}
