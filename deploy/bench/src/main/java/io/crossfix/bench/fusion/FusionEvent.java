package io.crossfix.bench.fusion;

import io.crossfix.local.CommandFailed;
import io.crossfix.model.Grid;

/**
 * One event of the workload "fusion-1", a line of its file.
 *
 * @param id positive, unique for each real event; a second delivery has it again
 * @param type which stream
 * @param at when it happened, milliseconds since epoch
 * @param cell H3 cell of resolution 8 that it lies in
 * @param latE6 degrees north, millionths
 * @param lngE6 degrees east, millionths
 * @param plate 64 bits that stand for a plate; 0 for what is no plate read
 * @param sub what was seen or said
 * @param confidence percent, 40 to 100
 */
public record FusionEvent(
        long id, Feed type, long at, long cell, int latE6, int lngE6, long plate, Sub sub, int confidence) {

    private static final int FIELDS = 9;
    private static final double MICRO = 1e6;

    /** The four streams: gunshots, plate reads, calls, cameras. */
    public enum Feed {
        G,
        P,
        C,
        V
    }

    /** What the streams tell apart. */
    public enum Sub {
        NONE,
        READ,
        HOT,
        OTHER,
        SHOTS,
        CROWD,
        RUNNING,
        CLEAR;

        private static final String NOTHING = "-";

        String text() {
            return this == NONE ? NOTHING : name();
        }

        static Sub of(String text) {
            return text.equals(NOTHING) ? NONE : valueOf(text);
        }
    }

    /** Degrees north, WGS 84. */
    public double latitude() {
        return latE6 / MICRO;
    }

    /** Degrees east, WGS 84. */
    public double longitude() {
        return lngE6 / MICRO;
    }

    /** The line of the file. */
    String line() {
        return id + "," + type + "," + at + "," + Grid.text(cell) + "," + latE6 + "," + lngE6 + ","
                + (type == Feed.P ? Long.toHexString(plate) : "") + "," + sub.text() + "," + confidence;
    }

    /**
     * Reads a line.
     *
     * @param where file and line, for people
     * @throws CommandFailed when it is none
     */
    static FusionEvent parse(String line, String where) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw new CommandFailed(where + ": an event has " + FIELDS + " fields, this has " + fields.length);
        }
        try {
            Feed type = Feed.valueOf(fields[1]);
            return new FusionEvent(
                    Long.parseLong(fields[0]),
                    type,
                    Long.parseLong(fields[2]),
                    Long.parseUnsignedLong(fields[3], 16),
                    Integer.parseInt(fields[4]),
                    Integer.parseInt(fields[5]),
                    type == Feed.P ? Long.parseUnsignedLong(fields[6], 16) : 0,
                    Sub.of(fields[7]),
                    Integer.parseInt(fields[8]));
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(where + ": " + e.getMessage(), e);
        }
    }
}
