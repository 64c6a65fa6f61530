package io.crossfix.bench.city;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The city's observations in the order in which they are sent, at a fixed rate: a follow-up when one is due, else
 * something new. Every one bears the time at which it happened, up to 10 s before; so they are out of order.
 */
public final class CityStream {

    /** Share of what is sent a second time, up to 10 s later (workload fusion-1). */
    private static final double REPEATED = 0.01;

    /** The call follows its shots after 1 to 3 s: long enough that the job has seen the shots by then. */
    private static final int CALL_AFTER_MILLIS = 1_000;

    private static final int CALL_WITHIN_MILLIS = 2_000;

    private final CitySettings settings;
    private final SplittableRandom dice;
    private final Sites sites;
    private final Observer observer;
    private final PriorityQueue<FollowUp> followUps =
            new PriorityQueue<>(Comparator.comparingLong(FollowUp::dueMillis).thenComparingLong(FollowUp::number));
    private long sent;
    private long scheduled;
    private long incidents;

    private record FollowUp(long dueMillis, long number, Sending sending) {}

    public CityStream(CitySettings settings) {
        this.settings = settings;
        this.dice = new SplittableRandom(settings.seed());
        this.sites = new Sites(dice);
        this.observer =
                new Observer(Long.toString(settings.startMillis(), Character.MAX_RADIX), settings.calls(), dice);
    }

    /** The next one; it is to be sent at {@link CitySettings#sentAt} of its number. */
    public Sending next() {
        long now = settings.sentAt(sent++);
        FollowUp first = followUps.peek();
        if (first != null && first.dueMillis() <= now) {
            return followUps.remove().sending();
        }
        return repeatedNowAndThen(now, isIncidentDue(now) ? shotsOfIncident(now) : observer.background(now));
    }

    private boolean isIncidentDue(long now) {
        return (now - settings.startMillis()) * settings.incidentsPerSecond() / 1_000 >= incidents;
    }

    private Sending shotsOfIncident(long now) {
        incidents++;
        Place site = sites.next();
        long callAt = now + CALL_AFTER_MILLIS + dice.nextInt(CALL_WITHIN_MILLIS);
        follow(callAt, observer.decidingCall(callAt, site.near(Sites.CALL_WITHIN_METRES, dice)));
        return observer.shots(now, site);
    }

    private Sending repeatedNowAndThen(long now, Sending sending) {
        if (dice.nextDouble() < REPEATED) {
            follow(now + Delay.any(dice), sending.again());
        }
        return sending;
    }

    private void follow(long dueMillis, Sending sending) {
        followUps.add(new FollowUp(dueMillis, scheduled++, sending));
    }
}
