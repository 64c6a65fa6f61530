package io.crossfix.bench.report;

import io.crossfix.bench.engine.EngineReading;
import java.util.Locale;

/**
 * What the engine's process used between two readings.
 *
 * @param observations worked off, repeats included
 * @param seconds wall-clock time
 * @param observationsPerSecond of wall-clock time
 * @param cpuMicrosPerObservation processor time of all threads, compiler and garbage collector included, microseconds
 * @param cpuCores processors busy on average
 * @param gcCount garbage collections
 * @param gcMillis time spent in them, milliseconds
 * @param matchRevisions revisions of matches that were said
 * @param rejected observations refused at the door
 * @param heapMebibytes largest heap allowed, MiB
 */
public record Usage(
        long observations,
        double seconds,
        double observationsPerSecond,
        double cpuMicrosPerObservation,
        double cpuCores,
        long gcCount,
        long gcMillis,
        long matchRevisions,
        long rejected,
        long heapMebibytes) {

    /** Between two readings of the same job. */
    public static Usage between(EngineReading from, EngineReading to) {
        long observations = to.workedOff() - from.workedOff();
        double seconds = (to.atNanos() - from.atNanos()) / 1e9;
        double cpuSeconds = (to.cpuNanos() - from.cpuNanos()) / 1e9;
        return new Usage(
                observations,
                seconds,
                observations / seconds,
                cpuSeconds * 1e6 / Math.max(1, observations),
                cpuSeconds / seconds,
                to.gcCount() - from.gcCount(),
                to.gcMillis() - from.gcMillis(),
                to.matches() - from.matches(),
                to.rejected() - from.rejected(),
                to.heapMaxBytes() >> 20);
    }

    /** One line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d observations in %.1f s (%.0f/s), CPU %.1f µs each (%.2f cores), GC %d times %d ms, "
                        + "%d match revisions, %d rejected, heap %d MiB",
                observations,
                seconds,
                observationsPerSecond,
                cpuMicrosPerObservation,
                cpuCores,
                gcCount,
                gcMillis,
                matchRevisions,
                rejected,
                heapMebibytes);
    }
}
