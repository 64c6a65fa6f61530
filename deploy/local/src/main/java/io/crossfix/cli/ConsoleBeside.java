package io.crossfix.cli;

import io.crossfix.console.Console;
import io.crossfix.console.ConsoleSettings;
import io.crossfix.desk.DeskPorts;
import io.crossfix.desk.ExerciseOrders;
import io.crossfix.desk.JobHealth;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.AlertSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.watch.Screen;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console of 'up': starts beside the job, which does not wait for it and goes on without it. */
final class ConsoleBeside implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleBeside.class);
    private static final long STARTED_WITHIN_SECONDS = 20;

    private final CompletableFuture<@Nullable Started> starting;

    private record Started(DeskPorts ports, Console console, ExerciseOrders exercises) {}

    private ConsoleBeside(CompletableFuture<@Nullable Started> starting) {
        this.starting = starting;
    }

    /** What the job is told, as far as the console has to know it. */
    record Told(DeskPorts.JobSettings job, AlertSettings alerts) {}

    /** Begins to start one; says its address, or why there is none. */
    static ConsoleBeside start(
            KafkaSettings kafka, ConsoleSettings settings, Told told, Supplier<JobHealth> health, Screen screen) {
        return new ConsoleBeside(CompletableFuture.supplyAsync(() -> {
            try {
                Started started = started(kafka, settings, told, health);
                ConsoleLines.of(started.console()).forEach(screen::say);
                return started;
            } catch (InvalidDocument | RuntimeException e) {
                LOG.error("the console did not start", e);
                screen.say("crossfix: the console did not start: " + e.getMessage());
                return null;
            }
        }));
    }

    private static Started started(KafkaSettings kafka, ConsoleSettings settings, Told told, Supplier<JobHealth> health)
            throws InvalidDocument {
        Clock clock = Clock.systemUTC();
        DeskPorts ports = DeskPorts.open(kafka, told.job(), health, clock);
        try {
            return new Started(
                    ports,
                    Console.start(settings, ports.ports(), clock),
                    ExerciseOrders.start(kafka, told.alerts(), clock));
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            Started started = starting.get(STARTED_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (started != null) {
                started.exercises().close();
                started.console().close();
                started.ports().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the console is left to itself", e);
        }
    }
}
