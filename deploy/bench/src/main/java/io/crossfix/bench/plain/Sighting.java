package io.crossfix.bench.plain;

/** A vehicle read near a shot within five minutes: what the first stage of R2 hands to the second. */
public final class Sighting {

    /** Shot and plate: the key of the second stage. */
    public String pursuit = "";
    /** The shot's id. */
    public String shot = "";
    /** What stands for the plate, 64 bits. */
    public long plate;
    /** How far from the shot, metres. */
    public double metres;

    /** For Flink. */
    public Sighting() {}

    static Sighting of(PlainEvent shot, PlainEvent read, double metres) {
        Sighting sighting = new Sighting();
        sighting.shot = shot.id;
        sighting.plate = read.plate;
        sighting.pursuit = shot.id + "," + Long.toHexString(read.plate);
        sighting.metres = metres;
        return sighting;
    }
}
