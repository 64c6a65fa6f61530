package io.crossfix.model.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * One cell in which incidents begin and end by chance and voices speak of them, for minutes on end.
 *
 * @param beginPerMinute how often an incident begins while there is none, per minute
 * @param endPerMinute how often one ends, per minute
 * @param voices who speaks
 */
record TwoStateWorld(double beginPerMinute, double endPerMinute, List<Voice> voices) {

    static final double MINUTE = 60_000;

    /**
     * Speaks at random times.
     *
     * @param inside how much more often while there is an incident, per minute
     * @param background how often without, per minute
     */
    record Voice(RiskSource source, double inside, double background) {}

    /** @param at milliseconds since epoch */
    record Spoken(long at, Voice voice) {}

    /** @param from milliseconds since epoch, included; to: excluded */
    record Incident(long from, long to) {}

    /** What happened and what was said, in order. */
    record Life(long from, long to, List<Incident> incidents, List<Spoken> spoken) {

        /** Whether there is an incident at each full minute. */
        boolean[] byMinute() {
            boolean[] real = new boolean[(int) ((to - from) / MINUTE)];
            for (Incident each : incidents) {
                int first = (int) Math.ceil((each.from() - from) / MINUTE);
                for (int i = first; i < real.length && from + i * MINUTE < each.to(); i++) {
                    real[i] = true;
                }
            }
            return real;
        }
    }

    /** A world in which there is an incident a given share of the time, each for a quarter of an hour in the mean. */
    static TwoStateWorld of(double share, Voice... voices) {
        double endPerMinute = 1.0 / 15;
        return new TwoStateWorld(share / (1 - share) * endPerMinute, endPerMinute, List.of(voices));
    }

    double prior() {
        return Math.log(beginPerMinute / endPerMinute);
    }

    Life live(long seed, long from, int minutes) {
        Random random = new Random(seed);
        long to = from + (long) (minutes * MINUTE);
        List<Incident> incidents = new ArrayList<>();
        List<Spoken> spoken = new ArrayList<>();
        boolean inside = false;
        for (long at = from; at < to; inside = !inside) {
            long end = Math.min(to, at + wait(random, inside ? endPerMinute : beginPerMinute));
            if (inside) {
                incidents.add(new Incident(at, end));
            }
            for (Voice voice : voices) {
                double rate = voice.background() + (inside ? voice.inside() : 0);
                for (long said = at + wait(random, rate); said < end; said += wait(random, rate)) {
                    spoken.add(new Spoken(said, voice));
                }
            }
            at = end;
        }
        spoken.sort(Comparator.comparingLong(Spoken::at));
        return new Life(from, to, incidents, spoken);
    }

    private static long wait(Random random, double perMinute) {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) / perMinute * MINUTE);
    }
}
