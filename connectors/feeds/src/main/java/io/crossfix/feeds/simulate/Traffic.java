package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.ReaderUplink.Pass;
import java.util.function.Consumer;

/** Vehicles that pass readers for no reason of ours, minute by minute; some are read again at a neighbouring reader. */
final class Traffic {

    /** Measured, Seattle 2021-10-01 to 05: 51,065 reads of 40,684 plates. */
    static final double READS_PER_TRIP = 1.255;

    /** Reads that hit a hotlist. Assumed; London's lists hit 2 % (203 million of 10.1 thousand million a year, UK). */
    static final double HOT_SHARE = 0.003;

    private static final double MINUTES_PER_DAY = 1_440;
    private static final long MINUTE = 60_000;
    private static final int MAX_READS = 5;

    private final World world;
    private final ReaderUplink uplink;
    private final Seed trips;
    private final Seed vehicles;

    Traffic(World world) {
        this.world = world;
        this.uplink = new ReaderUplink(world);
        this.trips = world.seed("trips");
        this.vehicles = world.seed("vehicles");
    }

    /** Tells all reads of the trips that begin at a reader in a minute (of the epoch); none is earlier than the minute. */
    void tell(Sensor reader, long minute, Consumer<TimedRecord> sink) {
        double reads = world.city().perDay().readsPerReader() / MINUTES_PER_DAY;
        double mean =
                reads / READS_PER_TRIP * reader.share() * world.scale() * world.factor(Curve.TRAFFIC, minute * MINUTE);
        Dice dice = trips.of(reader.index()).of(minute).dice();
        int count = dice.poisson(mean);
        for (int i = 0; i < count; i++) {
            String id =
                    world.prefix() + "-p" + reader.index() + '-' + Long.toString(minute, Character.MAX_RADIX) + '-' + i;
            long at = minute * MINUTE + dice.millis(0, 60);
            drive(id, new Pass(reader, at, vehicle(dice)), dice, sink);
        }
    }

    private void drive(String id, Pass first, Dice dice, Consumer<TimedRecord> sink) {
        Pass pass = first;
        for (int i = 0; i < MAX_READS; i++) {
            sink.accept(uplink.read(i == 0 ? id : id + '.' + i, pass, dice));
            if (!dice.chance(1 - 1 / READS_PER_TRIP)) {
                return;
            }
            pass = next(pass, dice);
        }
    }

    private Pass next(Pass pass, Dice dice) {
        if (world.sensors().neighbours(pass.reader()).isEmpty()) {
            return pass;
        }
        Sensor reader = dice.oneOf(world.sensors().neighbours(pass.reader()));
        double metres = pass.reader().place().metresTo(reader.place());
        long millis = (long) (1000 * 1.3 * metres / dice.between(6, 14));
        return new Pass(reader, pass.atMillis() + millis, pass.vehicle());
    }

    private Vehicle vehicle(Dice dice) {
        return Vehicle.of(vehicles.of(dice.below(world.city().vehicles())), HOT_SHARE);
    }
}
