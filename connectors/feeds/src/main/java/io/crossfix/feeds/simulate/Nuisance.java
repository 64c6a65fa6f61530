package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.DetectorNetwork.Bang;
import io.crossfix.feeds.simulate.GroundTruth.Kind;
import io.crossfix.record.CallCategory;
import io.crossfix.record.GunshotCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bangs that are not shots: fireworks, backfires, and detections of nothing. Of the alerts that say gunfire they make up
 * 15, 5 and 10 % (their sum is the prior's complement, the split is assumed).
 */
final class Nuisance {

    static final double FIREWORKS_SHARE = 0.15;
    static final double BACKFIRE_SHARE = 0.05;
    static final double FALSE_ALARM_SHARE = 0.10;

    /** Detections per burst of fireworks, and how many of them are taken for gunfire. Assumed. */
    static final double DETECTIONS_PER_BURST = 2.5;

    static final double FIREWORKS_MISTAKEN = 0.10;

    /** Backfires that reach a detector and are taken for gunfire. Assumed. */
    static final double BACKFIRE_MISTAKEN = 0.20;

    private static final double BURST_SECONDS = 600;
    private static final double CORRECTED_LATER = 0.3;
    private static final double SEEN_BY_CAMERA = 0.4;
    private static final double FIREWORKS_CALL = 0.15;
    private static final double CALLED_SHOTS = 0.3;

    private final World world;
    private final Arrivals arrivals;
    private final Whereabouts whereabouts;
    private final DetectorNetwork network;
    private final Callers callers;
    private final Bystanders bystanders;

    Nuisance(World world) {
        this.world = world;
        this.arrivals = new Arrivals(world);
        this.whereabouts = new Whereabouts(world.city());
        this.network = new DetectorNetwork(world);
        this.callers = new Callers(world);
        this.bystanders = new Bystanders(world);
    }

    /** All of them. */
    List<Episode> play() {
        double alerts = world.city().perDay().gunshotAlerts();
        double bursts = alerts * FIREWORKS_SHARE / (DETECTIONS_PER_BURST * FIREWORKS_MISTAKEN);
        List<Episode> all = new ArrayList<>();
        for (Episode burst : episodes(Kind.FIREWORKS, Curve.FIREWORKS, bursts)) {
            all.add(letOff(burst, world.seed("burst").of(burst.id()).dice()));
        }
        for (Episode backfire : episodes(Kind.BACKFIRE, Curve.TRAFFIC, alerts * BACKFIRE_SHARE / BACKFIRE_MISTAKEN)) {
            all.add(backfire(backfire, world.seed("backfire").of(backfire.id()).dice()));
        }
        for (Episode alarm : episodes(Kind.FALSE_ALARM, Curve.GUNFIRE, alerts * FALSE_ALARM_SHARE)) {
            all.add(falseAlarm(alarm, world.seed("false alarm").of(alarm.id()).dice()));
        }
        return all;
    }

    private List<Episode> episodes(Kind kind, Curve curve, double perDay) {
        List<Episode> episodes = new ArrayList<>();
        for (long at : arrivals.times(kind.name(), curve, perDay)) {
            String id = world.prefix() + '-' + kind.name().toLowerCase(Locale.ROOT) + '-' + episodes.size();
            Place place = whereabouts.ofIncident(world.seed("places").of(id).dice());
            episodes.add(new Episode(id, kind, at, place));
        }
        return episodes;
    }

    private Episode letOff(Episode burst, Dice dice) {
        int bangs = 1 + dice.poisson(DETECTIONS_PER_BURST - 1);
        for (int i = 0; i < bangs; i++) {
            long at = burst.atMillis() + (i == 0 ? 0 : dice.millis(1, BURST_SECONDS));
            hearFirework(burst, new Bang(at, burst.place(), 4 + dice.below(27), GunshotCategory.FIREWORKS), dice);
        }
        bystanders.seeFireworks(burst, SEEN_BY_CAMERA, dice);
        if (dice.chance(FIREWORKS_CALL)) {
            CallCategory about = dice.chance(CALLED_SHOTS) ? CallCategory.SHOTS_FIRED : CallCategory.FIREWORKS;
            callers.call(burst, burst.atMillis() + dice.millis(30, 600), about, dice);
        }
        return burst.detailed(bangs + " detections in up to 10 minutes");
    }

    private void hearFirework(Episode burst, Bang bang, Dice dice) {
        boolean mistaken = dice.chance(FIREWORKS_MISTAKEN);
        Bang heard = mistaken ? bang.heardAs(GunshotCategory.MULTIPLE) : bang;
        TimedRecord detection = network.detection(burst.nextId('g'), heard, dice);
        burst.add(detection);
        if (mistaken && dice.chance(CORRECTED_LATER)) {
            burst.add(network.reclassified(detection, bang, dice));
        }
    }

    private Episode backfire(Episode backfire, Dice dice) {
        int rounds = 1 + dice.weighted(75, 20, 5);
        GunshotCategory taken = rounds == 1 ? GunshotCategory.SINGLE : GunshotCategory.MULTIPLE;
        GunshotCategory heard = dice.chance(BACKFIRE_MISTAKEN) ? taken : GunshotCategory.OTHER_IMPULSIVE;
        Bang bang = new Bang(backfire.atMillis(), backfire.place(), rounds, heard);
        backfire.add(network.detection(backfire.nextId('g'), bang, dice));
        return backfire.detailed("heard as " + heard);
    }

    private Episode falseAlarm(Episode alarm, Dice dice) {
        int rounds = Rounds.ofGunfire(dice);
        Bang bang = new Bang(alarm.atMillis(), alarm.place(), rounds, Rounds.category(rounds, dice));
        alarm.add(network.detection(alarm.nextId('g'), bang, dice));
        return alarm.detailed("nothing was there");
    }
}
