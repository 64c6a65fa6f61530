package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.GroundTruth.Kind;
import io.crossfix.feeds.simulate.ReaderUplink.Pass;
import java.util.Optional;

/** A vehicle that drives away from shots: one plate at successive readers, each farther away. Figures are assumed. */
final class Getaway {

    /** Shots after which a vehicle leaves. */
    static final double PROBABILITY = 0.35;

    private static final double HOT_SHARE = 0.15;
    private static final double READ_RATE = 0.9;
    private static final double CONE_DEGREES = 75;
    private static final double STEP_METRES = 80;
    private static final double FARTHEST_METRES = 2_500;
    /** Streets are longer than the great circle. */
    private static final double DETOUR = 1.3;

    private static final int MAX_READERS = 6;

    private final World world;
    private final ReaderUplink uplink;

    Getaway(World world) {
        this.world = world;
        this.uplink = new ReaderUplink(world);
    }

    /** The vehicle that leaves an incident; empty when no reader saw its plate. */
    Optional<Episode> from(Episode shots) {
        Seed seed = world.seed("getaway").of(shots.id());
        Vehicle vehicle = Vehicle.of(seed.of("vehicle"), HOT_SHARE);
        Episode leaving = new Episode(shots.id() + "-car", Kind.VEHICLE_LEAVING, shots.atMillis(), shots.place())
                .causedBy(shots.id());
        drive(leaving, vehicle, seed.dice());
        int reads = leaving.records().size();
        leaving.detailed("one plate at " + reads + (reads == 1 ? " reader" : " readers"));
        return reads == 0 ? Optional.empty() : Optional.of(leaving);
    }

    private void drive(Episode leaving, Vehicle vehicle, Dice dice) {
        Place from = leaving.place();
        double bearing = Double.NaN;
        double speed = dice.between(9, 16);
        double at = leaving.atMillis() + dice.millis(5, 30);
        for (int i = 0; i < MAX_READERS; i++) {
            Optional<Sensor> next = nextReader(leaving.place(), from, bearing);
            if (next.isEmpty()) {
                return;
            }
            Place to = next.get().place();
            bearing = Double.isNaN(bearing) ? from.bearingTo(to) : bearing;
            at += 1000 * DETOUR * from.metresTo(to) / speed;
            if (dice.chance(READ_RATE)) {
                leaving.add(uplink.read(leaving.nextId('p'), new Pass(next.get(), (long) at, vehicle), dice));
            }
            from = to;
        }
    }

    /** The nearest reader ahead that lies farther from the shots than the vehicle is now. */
    private Optional<Sensor> nextReader(Place shots, Place from, double bearing) {
        double gone = shots.metresTo(from);
        return Sensors.within(FARTHEST_METRES, from, world.sensors().readers()).stream()
                .filter(reader -> shots.metresTo(reader.place()) >= gone + STEP_METRES)
                .filter(reader -> shots.metresTo(reader.place()) <= FARTHEST_METRES)
                .filter(reader ->
                        Double.isNaN(bearing) || turn(bearing, from.bearingTo(reader.place())) <= CONE_DEGREES)
                .findFirst();
    }

    private static double turn(double from, double to) {
        double turn = StrictMath.abs(from - to) % 360;
        return StrictMath.min(turn, 360 - turn);
    }
}
