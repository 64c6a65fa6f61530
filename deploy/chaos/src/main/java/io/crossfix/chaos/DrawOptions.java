package io.crossfix.chaos;

import io.crossfix.chaos.schedule.Drawing;
import io.crossfix.chaos.schedule.Schedule;
import picocli.CommandLine.Option;

/** How schedules are drawn. */
final class DrawOptions {

    @Option(names = "--seed", paramLabel = "N", description = "Seed of faults and load; ${DEFAULT-VALUE} by default.")
    private long seed = 1;

    @Option(names = "--faults", paramLabel = "N", description = "How many faults; ${DEFAULT-VALUE} by default.")
    private int faults = 3;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            description = "From one fault to the next, at least 20; ${DEFAULT-VALUE} by default.")
    private int every = 45;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Observations per second, from 20; ${DEFAULT-VALUE} by default.")
    private int rate = 300;

    long seed() {
        return seed;
    }

    Schedule draw(long ofSeed) {
        return Drawing.of(ofSeed, faults, every, rate);
    }
}
