package io.crossfix.cli;

import io.crossfix.console.ConsoleSettings;
import io.crossfix.desk.JobHealth;
import io.crossfix.document.InvalidDocument;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.watch.Screen;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console of 'up': starts beside the job, which does not wait for it and goes on without it. */
final class ConsoleBeside implements UpRun.Running {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleBeside.class);
    private static final long STARTED_WITHIN_SECONDS = 20;

    private final CompletableFuture<@Nullable RunningConsole> starting;

    private ConsoleBeside(CompletableFuture<@Nullable RunningConsole> starting) {
        this.starting = starting;
    }

    /** Begins to start one; says its address, or why there is none. Its numbers come onto the page. */
    static ConsoleBeside start(
            ConsoleSettings settings, RunningConsole.Told told, Supplier<JobHealth> health, MetricsPage page) {
        Screen screen = Screen.ofProcess();
        return new ConsoleBeside(CompletableFuture.supplyAsync(() -> {
            try {
                RunningConsole started = RunningConsole.start(settings, told, health);
                page.add(started.console()::metrics);
                ConsoleLines.of(started.console()).forEach(screen::say);
                return started;
            } catch (InvalidDocument | RuntimeException e) {
                LOG.error("the console did not start", e);
                screen.say("crossfix: the console did not start: " + e.getMessage());
                return null;
            }
        }));
    }

    @Override
    public void close() {
        try {
            RunningConsole started = starting.get(STARTED_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (started != null) {
                started.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the console is left to itself", e);
        }
    }
}
