package io.crossfix.bench.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The engine in a Java process of its own, with this one's class path and options. Every wait has an end. */
public final class EngineProcess implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(3);
    private static final long END_WITHIN_SECONDS = 40;

    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final ObjectMapper json = new ObjectMapper();
    private final EngineReading first;

    /**
     * How it is started.
     *
     * @param data directory of its state
     * @param bootstrap where Kafka is; null for a broker in the engine's process
     * @param parallelism subtasks of every step, from 1
     * @param job what it runs
     * @param javaOptions further options of its Java, such as those of a profiler
     */
    public record Wanted(
            Path data, @Nullable String bootstrap, int parallelism, BenchJob job, List<String> javaOptions) {

        /** Defends the list. */
        public Wanted {
            javaOptions = List.copyOf(javaOptions);
        }
    }

    private EngineProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
        this.first = answer();
    }

    /**
     * Starts it, without a job.
     *
     * @throws CommandFailed when it does not answer in time
     */
    public static EngineProcess start(Wanted wanted) {
        try {
            return new EngineProcess(new ProcessBuilder(commandLine(wanted))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new CommandFailed("the engine's process did not start: " + e.getMessage(), e);
        }
    }

    private static List<String> commandLine(Wanted wanted) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        all.addAll(wanted.javaOptions());
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.crossfix.bench.Bench", "engine"));
        all.addAll(List.of("--data", wanted.data().toString(), "--parallelism", "" + wanted.parallelism()));
        all.addAll(List.of("--job", wanted.job().label()));
        if (wanted.bootstrap() != null) {
            all.addAll(List.of("--bootstrap", wanted.bootstrap()));
        }
        return all;
    }

    /** What it said when it was ready. */
    public EngineReading first() {
        return first;
    }

    /**
     * Has an order carried out.
     *
     * @throws CommandFailed when it fails, or takes more than three minutes
     */
    public EngineReading tell(EngineOrder order) {
        try {
            orders.write(order.name());
            orders.write('\n');
            orders.flush();
        } catch (IOException e) {
            throw new CommandFailed("the engine's process has ended", e);
        }
        return answer();
    }

    /**
     * Waits until the job has worked off so many observations since it was run.
     *
     * @param lookEvery looking costs the engine processor time, too
     * @throws CommandFailed when it has worked off none for so long
     */
    public EngineReading awaitWorkedOff(long observations, Duration lookEvery, Duration stuckAfter) {
        EngineReading now = tell(EngineOrder.LOOK);
        EngineReading moved = now;
        while (now.workedOff() < observations) {
            Waiting.pause(lookEvery);
            now = tell(EngineOrder.LOOK);
            if (now.workedOff() > moved.workedOff()) {
                moved = now;
            } else if (now.atNanos() - moved.atNanos() > stuckAfter.toNanos()) {
                throw new CommandFailed("the job has worked off " + now.workedOff() + " of " + observations
                        + " observations and none for " + stuckAfter.toMinutes() + " minutes");
            }
        }
        return now;
    }

    private EngineReading answer() {
        String line =
                Waiting.on(CompletableFuture.supplyAsync(this::line), ANSWER_WITHIN, "the engine does not answer");
        try {
            EngineReading reading = json.readValue(line, EngineReading.class);
            if (!reading.failure().isEmpty()) {
                throw new CommandFailed("the job failed while it was measured: " + reading.failure());
            }
            return reading;
        } catch (IOException e) {
            throw new CommandFailed("the engine's answer cannot be read: " + e.getMessage(), e);
        }
    }

    private String line() {
        try {
            String line = answers.readLine();
            // Java itself prints there, too, when a flight recording begins.
            while (line != null && !line.startsWith("{")) {
                line = answers.readLine();
            }
            if (line == null) {
                throw new CommandFailed("its process has ended, see above");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of its input ends it; if not, it is killed. */
    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
