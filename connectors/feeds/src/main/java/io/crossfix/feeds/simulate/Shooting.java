package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.DetectorNetwork.Bang;
import io.crossfix.feeds.simulate.GroundTruth.Kind;
import io.crossfix.record.CallCategory;
import io.crossfix.record.GunshotCategory;
import java.util.ArrayList;
import java.util.List;

/** Plays shots fired: the detectors mostly hear them, somebody may call, cameras may see people, a vehicle may leave. */
final class Shooting {

    /** When a detector would have had its record, had it heard the shots: the middle of the review delay. */
    private static final long UNHEARD_RECORD_MILLIS = 35_000;

    private static final int OPENING_ROUNDS = 6;
    private static final long OPENING_AFTER_MILLIS = 45_000;

    private final World world;
    private final DetectorNetwork network;
    private final Callers callers;
    private final Bystanders bystanders;
    private final Getaway getaway;

    Shooting(World world) {
        this.world = world;
        this.network = new DetectorNetwork(world);
        this.callers = new Callers(world);
        this.bystanders = new Bystanders(world);
        this.getaway = new Getaway(world);
    }

    /** What follows from a volley. */
    List<Episode> play(Volley volley) {
        Episode shots = new Episode(volley.id(), Kind.SHOOTING, volley.atMillis(), volley.place());
        if (volley.cause() != null) {
            shots.causedBy(volley.cause());
        }
        Seed seed = world.seed("shooting").of(volley.id());
        long recordAt = hear(shots, seed.of("detector").dice());
        callers.perhapsCall(shots, recordAt, seed.of("callers").dice());
        bystanders.reactToShots(shots, seed.of("bystanders").dice());
        return withVehicle(shots, seed.of("vehicle").dice().chance(Getaway.PROBABILITY));
    }

    /**
     * The first incident of every night, the same for all seeds but for its errors: six rounds at the heaviest hot spot
     * after 45 s, two calls, somebody running, a vehicle. A newcomer so sees an alert within three simulated minutes.
     */
    List<Episode> playOpening() {
        String id = world.prefix() + "-shots-opening";
        long at = world.startMillis() + OPENING_AFTER_MILLIS;
        Episode shots = new Episode(id, Kind.SHOOTING, at, new Whereabouts(world.city()).hottest());
        shots.detailed(OPENING_ROUNDS + " rounds, planted");
        Dice dice = world.seed("opening").dice();
        Bang bang = new Bang(at, shots.place(), OPENING_ROUNDS, GunshotCategory.MULTIPLE);
        shots.add(network.detection(shots.nextId('g'), bang, dice));
        callers.call(shots, at + dice.millis(15, 25), CallCategory.SHOTS_FIRED, dice);
        callers.call(shots, at + dice.millis(30, 45), CallCategory.SHOTS_FIRED, dice);
        bystanders.runAway(shots, dice);
        return withVehicle(shots, true);
    }

    private long hear(Episode shots, Dice dice) {
        int rounds = Rounds.ofGunfire(dice);
        boolean heard = dice.chance(Gunfire.HEARD);
        shots.detailed(rounds + (rounds == 1 ? " round" : " rounds") + (heard ? "" : ", not heard by a detector"));
        if (!heard) {
            return shots.atMillis() + UNHEARD_RECORD_MILLIS;
        }
        Bang bang = new Bang(shots.atMillis(), shots.place(), rounds, Rounds.category(rounds, dice));
        TimedRecord detection = network.detection(shots.nextId('g'), bang, dice);
        shots.add(detection);
        return detection.reportedAtMillis();
    }

    private List<Episode> withVehicle(Episode shots, boolean leaves) {
        List<Episode> episodes = new ArrayList<>(List.of(shots));
        if (leaves) {
            getaway.from(shots).ifPresent(episodes::add);
        }
        return episodes;
    }
}
