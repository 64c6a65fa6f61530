package io.crossfix.chaos.rig;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process that can be killed, made to stand still, and started again in its place. Dies with the rig. */
public final class Child implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LINES_OF_LOG = 30;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final PidFile pids;
    private @Nullable Process process;
    private boolean wanted;
    private boolean closed;

    /**
     * @param log where what it prints is appended to
     * @param pids where it is noted
     */
    Child(String name, List<String> command, Map<String, String> environment, Path log, PidFile pids) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.pids = pids;
    }

    /** What it is called in reports. */
    public String name() {
        return name;
    }

    /** Starts it; nothing happens while it runs. */
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        if (closed) {
            throw new CommandFailed(name + " is not started again: the rig has ended");
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            wanted = true;
            pids.add(started.toHandle());
        } catch (IOException e) {
            throw new CommandFailed(name + " did not start: " + e.getMessage(), e);
        }
    }

    /** Ends it as {@code kill -9} does; returns when it is gone. */
    public synchronized void kill() {
        wanted = false;
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(Duration.ofSeconds(20));
        }
    }

    /** Asks it to end (SIGTERM), and kills it when it has not within a time. */
    public synchronized void end(Duration within) {
        wanted = false;
        if (process != null) {
            process.destroy();
            if (!awaitEnd(within)) {
                kill();
            }
        }
    }

    /** Starts it again if it has ended although nobody has ended it; whether it had. */
    synchronized boolean startAgain() {
        boolean hasEnded = wanted && !isAlive();
        if (hasEnded) {
            start();
        }
        return hasEnded;
    }

    /** Makes it stand still: it keeps its connections and answers nothing. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets it go on. */
    public void resume() {
        signal("-CONT");
    }

    private void signal(String signal) {
        if (process == null || !process.isAlive()) {
            return;
        }
        try {
            Process sent = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            sent.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new CommandFailed("no signal for " + name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it ends within a time. */
    boolean awaitEnd(Duration within) {
        try {
            return process == null || process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns when it has ended well.
     *
     * @throws CommandFailed when it has not within a time, with the end of its log
     */
    void awaitSuccess(Duration within) {
        Process now = process;
        if (now == null || !awaitEnd(within) || now.exitValue() != 0) {
            throw new CommandFailed(
                    name + " did not end well within " + within.toSeconds() + " s; its log ends:\n" + tail());
        }
    }

    /** Whether it runs, or stands still. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Its number; empty when it does not run. */
    OptionalLong pid() {
        Process now = process;
        return now == null || !now.isAlive() ? OptionalLong.empty() : OptionalLong.of(now.pid());
    }

    /** Bytes of memory that are its own and in use; 0 when it does not run. */
    public long residentBytes() {
        Process now = process;
        if (now == null || !now.isAlive()) {
            return 0;
        }
        try (Stream<String> status = Files.lines(Path.of("/proc", Long.toString(now.pid()), "status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Returns when something holds.
     *
     * @throws CommandFailed when it does not within a time, or this process has ended; with the end of its log
     */
    void await(String what, Duration within, BooleanSupplier holds) {
        long end = System.nanoTime() + within.toNanos();
        while (!holds.getAsBoolean()) {
            if (!isAlive() || System.nanoTime() > end) {
                throw new CommandFailed(name + (isAlive() ? ": not " : " has ended, not ") + what + " within "
                        + within.toSeconds() + " s; its log ends:\n" + tail());
            }
            Waiting.pause(LOOK_EVERY);
        }
    }

    /** The end of its log. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read)";
        }
    }

    /** Kills it for good. */
    @Override
    public synchronized void close() {
        closed = true;
        kill();
    }
}
