package io.crossfix.chaos.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Draws schedules; the same seed gives the same one. */
public final class Drawing {

    /** Before the first fault, so that the job has something to lose. */
    private static final int QUIET_SECONDS = 15;

    private static final int SHORTEST = 5;
    private static final int LONGEST = 20;

    private Drawing() {}

    /**
     * So many faults, one each so many seconds. Seeds that follow each other deal a shuffled deck of all kinds, so that none
     * is left out for long.
     */
    public static Schedule of(long seed, int faults, int everySeconds, int perSecond) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<Fault> drawn = new ArrayList<>();
        for (int i = 0; i < faults; i++) {
            int length = Math.min(everySeconds, SHORTEST + dice.nextInt(LONGEST - SHORTEST + 1));
            drawn.add(new Fault(QUIET_SECONDS + i * everySeconds, dealt(seed * faults + i), dice.nextInt(3), length));
        }
        return new Schedule(seed, QUIET_SECONDS + faults * everySeconds, perSecond, drawn);
    }

    private static FaultKind dealt(long card) {
        List<FaultKind> deck = new ArrayList<>(List.of(FaultKind.values()));
        Collections.shuffle(deck, new Random(Math.floorDiv(card, deck.size())));
        return deck.get(Math.floorMod(card, deck.size()));
    }
}
