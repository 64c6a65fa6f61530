package io.crossfix.chaos.rig;

import io.crossfix.bench.city.CitySettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** How much a rig takes. */
public enum Size {
    /** A minute of some dozen observations a second, in which nothing waits for silence. */
    TINY(256, 400, 5, "", 8),
    /** Some hundred observations a second, and every shipped rule that does not wait longer than a short run. */
    SMALL(512, 400, 5, "", 75),
    /**
     * Some thousand observations a second on one machine: rules that keep plates for two minutes at most and calls for
     * twenty, and an observation may come 90 s late. With all shipped rules each observation a second is 4,400 facts
     * (deploy/docs/capacity.md), and 2,000 of them a second are more than one machine holds. Calls are four a second, twelve
     * times New York's, and not forty: the risk remembers ninety minutes of them, and would grow until the run is over.
     */
    LARGE(2_048, 8_192, 100, "cells: {lateness-seconds: 90, facts-per-kind: 100000, facts-in-memory: 3000000}\n", 75);

    /** The rig's rule about silence: the shipped ones wait longer than a run. */
    static final String SILENCE_RULE = "shots-unanswered-soon";

    private static final Set<String> TOO_SLOW = Set.of("camera-silent", "shots-unanswered");
    private static final Set<String> QUICK = Set.of(
            "shots-called-in",
            "single-shot-called-in",
            "volleys-called-in",
            "several-callers",
            "shots-near-school",
            "hotlist-hit-after-shots");

    private final int taskHeapMegabytes;
    private final int diskMebibytes;
    private final int lingerMillis;
    private final String cells;
    private final int silenceSeconds;

    Size(int taskHeapMegabytes, int diskMebibytes, int lingerMillis, String cells, int silenceSeconds) {
        this.taskHeapMegabytes = taskHeapMegabytes;
        this.diskMebibytes = diskMebibytes;
        this.lingerMillis = lingerMillis;
        this.cells = cells;
        this.silenceSeconds = silenceSeconds;
    }

    /**
     * How long after the end of the load silence may still decide something: longer than the rig's rule about silence and the
     * clock's patience behind it.
     */
    public Duration silence() {
        return Duration.ofSeconds(silenceSeconds);
    }

    /** Share of the calls among what happens by itself. */
    public double calls() {
        return this == LARGE ? 0.002 : CitySettings.MANY_CALLS;
    }

    /** How long the load gathers records before it sends them, milliseconds: three brokers on two cores pay for each request. */
    public int lingerMillis() {
        return lingerMillis;
    }

    /** Room on the disk of the broker whose disk is to be filled, mebibytes. */
    int diskMebibytes() {
        return diskMebibytes;
    }

    /** Heap for the tasks of one TaskManager, megabytes. */
    int taskHeapMegabytes() {
        return taskHeapMegabytes;
    }

    /** More options of a TaskManager: a long run takes its heap at once, so that whatever grows later is something else. */
    List<String> taskOptions() {
        return this == LARGE ? List.of("-XX:+AlwaysPreTouch") : List.of();
    }

    /** A section of the crossfix.yaml, or nothing. */
    String cells() {
        return cells;
    }

    /**
     * The same for the undisturbed run. It works off an hour as fast as it can, and partitions of one length in time are not of
     * one length in records: those with fewer come to be twenty minutes ahead, and what they tell waits on the table.
     */
    String undisturbedCells() {
        return this == LARGE
                ? "cells: {lateness-seconds: 90, facts-per-kind: 1000000, facts-in-memory: 30000000}\n"
                : cells;
    }

    /** From one look at the undisturbed run to the next: each takes a checkpoint, which costs as much as there is on the tables. */
    public Duration undisturbedLook() {
        return Duration.ofSeconds(this == LARGE ? 15 : 1);
    }

    /** Whether a shipped rule is among those that run. */
    boolean has(String rule) {
        return this == LARGE ? QUICK.contains(rule) : !TOO_SLOW.contains(rule);
    }
}
