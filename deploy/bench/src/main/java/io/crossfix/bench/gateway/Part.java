package io.crossfix.bench.gateway;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that can be killed and started again in its place. Every wait has an end. */
final class Part implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final long END_WITHIN_SECONDS = 20;
    private static final Path PINNING = Path.of("/usr/bin/taskset");

    private final List<String> command;
    private Process process;

    /** @param core that it is bound to where taskset is there; null for any */
    Part(@Nullable Integer core, String... arguments) {
        this.command = command(core, arguments);
        this.process = started();
    }

    private static List<String> command(@Nullable Integer core, String... arguments) {
        List<String> all = new ArrayList<>();
        if (core != null && canPin()) {
            all.addAll(List.of(PINNING.toString(), "-c", core.toString()));
        }
        all.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.crossfix.bench.Bench",
                "gateway-part"));
        all.addAll(List.of(arguments));
        return all;
    }

    static boolean canPin() {
        return Files.isExecutable(PINNING);
    }

    private Process started() {
        try {
            Process begun = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader said = begun.inputReader(StandardCharsets.UTF_8);
            String line = Waiting.on(
                    CompletableFuture.supplyAsync(() -> line(said)), READY_WITHIN, "a process did not start");
            if (!line.startsWith(PartCommand.READY)) {
                throw new CommandFailed("a process did not start: " + line);
            }
            return begun;
        } catch (IOException e) {
            throw new CommandFailed("a process did not start: " + e.getMessage(), e);
        }
    }

    private static String line(BufferedReader said) {
        try {
            return String.valueOf(said.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it as {@code kill -9} does, and starts it again. */
    void killAndStart() {
        process.destroyForcibly();
        awaitEnd();
        process = started();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The end of its input ends it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        awaitEnd();
    }
}
