package io.crossfix.cli;

import io.crossfix.console.Console;
import io.crossfix.console.ConsoleSettings;
import io.crossfix.desk.DeskPorts;
import io.crossfix.desk.ExerciseOrders;
import io.crossfix.desk.JobHealth;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.AlertSettings;
import java.time.Clock;
import java.util.function.Supplier;

/** A console that has started, with what it is told, and the exercises that are ordered beside it. */
record RunningConsole(DeskPorts ports, Console console, ExerciseOrders exercises) implements AutoCloseable {

    /** What the job is told, as far as the console has to know it. */
    record Told(DeskPorts.JobSettings job, AlertSettings alerts) {}

    /**
     * Starts one.
     *
     * @param health how the job is, asked every few seconds
     * @throws InvalidDocument when a rule that the job is started with is broken
     */
    static RunningConsole start(ConsoleSettings settings, Told told, Supplier<JobHealth> health)
            throws InvalidDocument {
        Clock clock = Clock.systemUTC();
        DeskPorts ports = DeskPorts.open(settings.kafka(), told.job(), health, clock);
        try {
            return new RunningConsole(
                    ports,
                    Console.start(settings, ports.ports(), clock),
                    ExerciseOrders.start(settings.kafka(), told.alerts(), clock));
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    @Override
    public void close() {
        exercises.close();
        console.close();
        ports.close();
    }
}
