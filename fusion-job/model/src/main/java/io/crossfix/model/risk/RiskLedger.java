package io.crossfix.model.risk;

import io.crossfix.model.Bytes;
import io.crossfix.record.Kind;
import java.util.Arrays;

/**
 * What one risk cell remembers: for every source and ring that ever weighed on it, a mass per {@link RiskAge} that decays
 * with the age's mean life. NOW mass is log-odds, the others count incidents. What arrives late is added as if it had aged
 * since, so the order of arrival does not matter; nothing depends on the weights of sources, so these may change.
 */
public final class RiskLedger {

    private static final int FORMAT_1 = 1;
    private static final int FORMAT = 2;
    private static final int AGES = RiskAge.COUNT;
    private static final RiskAge[] ALL_AGES = RiskAge.values();
    private static final int ROWS = RiskSource.COUNT * NextWeights.RINGS;

    /** Masses below this are nothing: far less than any score shows, far more than rounding leaves of what was taken away. */
    private static final double NEGLIGIBLE = 1e-13;

    /** Of the rows that are there, four masses each, in the order of their numbers. */
    private double[] masses;

    /** Which rows are there. */
    private int rows;

    private long clock;
    private float toldNow;
    private float toldPerDay;

    /** An empty ledger. */
    public RiskLedger() {
        this(0, new double[0], Long.MIN_VALUE);
    }

    private RiskLedger(int rows, double[] masses, long clock) {
        this.rows = rows;
        this.masses = masses;
        this.clock = clock;
    }

    /**
     * Adds what an observation weighs here, or takes it away again with negative masses.
     *
     * @param ring how many cells away it is, 0 to 2
     * @param at when it was observed, milliseconds since epoch
     * @param now log-odds
     * @param next incidents
     */
    public void add(RiskSource source, int ring, long at, double now, double next) {
        if (at > clock) {
            decayTo(at);
        }
        int row = rowOf(source.ordinal() * NextWeights.RINGS + ring);
        long age = clock - at;
        masses[row] += age == 0 ? now : now * RiskAge.MINUTES.left(age);
        if (next != 0) {
            for (int i = 1; i < AGES; i++) {
                masses[row + i] += age == 0 ? next : next * ALL_AGES[i].left(age);
            }
        }
    }

    private void decayTo(long at) {
        if (rows != 0) {
            for (int i = 0; i < AGES; i++) {
                double left = ALL_AGES[i].left(at - clock);
                for (int row = i; row < masses.length; row += AGES) {
                    double mass = masses[row] * left;
                    masses[row] = Math.abs(mass) > NEGLIGIBLE ? mass : 0;
                }
            }
        }
        clock = at;
    }

    /** Where the masses of a row begin; makes room for it if need be. */
    private int rowOf(int number) {
        int bit = 1 << number;
        int at = Integer.bitCount(rows & (bit - 1)) * AGES;
        if ((rows & bit) == 0) {
            double[] more = new double[masses.length + AGES];
            System.arraycopy(masses, 0, more, 0, at);
            System.arraycopy(masses, at, more, at + AGES, masses.length - at);
            masses = more;
            rows |= bit;
        }
        return at;
    }

    /** Another one with the same masses. */
    RiskLedger copy() {
        return new RiskLedger(rows, masses.clone(), clock);
    }

    /** Time of the latest observation in it, milliseconds since epoch. */
    public long clock() {
        return clock;
    }

    /** True while anything weighs on the NOW score: evidence has not yet decayed to nothing. */
    boolean hasNow() {
        for (int row = 0; row < masses.length; row += AGES) {
            if (masses[row] != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sums up the masses as of a time without a word about which.
     *
     * @param at milliseconds since epoch
     * @param nowBySource log-odds are added here, by source
     * @return incidents per day at the mean hour of the week, but for the base and the level
     */
    double glance(long at, NextWeights next, double[] nowBySource) {
        if (rows == 0) {
            return 0;
        }
        double minutes = RiskAge.MINUTES.left(at - clock);
        double hours = RiskAge.HOURS.left(at - clock) * RiskAge.HOURS.perDay();
        double weeks = RiskAge.WEEKS.left(at - clock) * RiskAge.WEEKS.perDay();
        double year = RiskAge.YEAR.left(at - clock) * RiskAge.YEAR.perDay();
        double perDay = 0;
        int begin = 0;
        for (int left = rows; left != 0; left &= left - 1) {
            int row = Integer.numberOfTrailingZeros(left);
            nowBySource[row / NextWeights.RINGS] += masses[begin] * minutes;
            perDay += next.children(row * AGES + RiskAge.HOURS.ordinal()) * masses[begin + 1] * hours
                    + next.children(row * AGES + RiskAge.WEEKS.ordinal()) * masses[begin + 2] * weeks
                    + next.children(row * AGES + RiskAge.YEAR.ordinal()) * masses[begin + 3] * year;
            begin += AGES;
        }
        return perDay;
    }

    /** Is handed every mass. */
    interface Reading {
        void mass(RiskSource source, int ring, RiskAge age, double mass);
    }

    /** Reads every mass as of a time (milliseconds since epoch), by source, ring and age. */
    void read(long at, Reading reading) {
        double[] left = new double[AGES];
        for (int i = 0; i < AGES; i++) {
            left[i] = rows == 0 ? 0 : ALL_AGES[i].left(at - clock);
        }
        int begin = 0;
        for (int row = 0; row < ROWS; row++) {
            if ((rows & 1 << row) != 0) {
                for (int i = 0; i < AGES; i++) {
                    reading.mass(
                            RiskSource.at(row / NextWeights.RINGS),
                            row % NextWeights.RINGS,
                            ALL_AGES[i],
                            masses[begin + i] * left[i]);
                }
                begin += AGES;
            }
        }
    }

    /**
     * True, once, when a reading is different enough from the one told last.
     *
     * @param step by how much the probability of NOW must have moved
     * @param factor by what factor the rate must have
     * @param base rate of a cell that was never told of, which every reader knows
     */
    boolean isNews(double now, double perDay, double step, double factor, double base) {
        double before = toldPerDay == 0 ? base : toldPerDay;
        boolean news = Math.abs(now - toldNow) >= step || perDay > before * factor || perDay * factor < before;
        if (news) {
            told(now, perDay);
        }
        return news;
    }

    /** Remembers what was told. */
    void told(double now, double perDay) {
        toldNow = (float) now;
        toldPerDay = (float) perDay;
    }

    /** As bytes: what was told last, and of each row which masses there are, and those. */
    public byte[] toBytes() {
        return Bytes.write(FORMAT, out -> {
            out.writeLong(clock);
            out.writeFloat(toldNow);
            out.writeFloat(toldPerDay);
            out.writeInt(rows);
            for (int row = 0; row < masses.length; row += AGES) {
                int present = 0;
                for (int i = 0; i < AGES; i++) {
                    present |= masses[row + i] != 0 ? 1 << i : 0;
                }
                out.writeByte(present);
                for (int i = 0; i < AGES; i++) {
                    if ((present & 1 << i) != 0) {
                        out.writeDouble(masses[row + i]);
                    }
                }
            }
        });
    }

    /** What {@link #toBytes} wrote, in this release or in the first. */
    public static RiskLedger fromBytes(byte[] bytes) {
        return Bytes.format(bytes) == FORMAT_1 ? fromFormat1(bytes) : fromFormat2(bytes);
    }

    /** Release 0.1.0 kept NOW evidence alone: a level per kind of observation, all of it as if in the cell itself. */
    private static RiskLedger fromFormat1(byte[] bytes) {
        return Bytes.read(bytes, FORMAT_1, in -> {
            RiskLedger ledger = new RiskLedger();
            long at = in.readLong();
            double told = in.readDouble();
            for (Kind kind : Kind.values()) {
                double level = in.readDouble();
                switch (kind) {
                    case GUNSHOT -> ledger.add(RiskSource.GUNSHOT, 0, at, level, 0);
                    case CALL -> ledger.add(RiskSource.SHOTS_CALL, 0, at, level, 0);
                    case CAMERA -> ledger.add(RiskSource.CAMERA, 0, at, level, 0);
                    case PLATE -> {}
                }
            }
            ledger.told(told, 0);
            return ledger;
        });
    }

    private static RiskLedger fromFormat2(byte[] bytes) {
        return Bytes.read(bytes, FORMAT, in -> {
            long clock = in.readLong();
            float toldNow = in.readFloat();
            float toldPerDay = in.readFloat();
            int rows = in.readInt();
            double[] masses = new double[Integer.bitCount(rows) * AGES];
            for (int row = 0; row < masses.length; row += AGES) {
                int present = in.readUnsignedByte();
                for (int i = 0; i < AGES; i++) {
                    masses[row + i] = (present & 1 << i) == 0 ? 0 : in.readDouble();
                }
            }
            RiskLedger ledger = new RiskLedger(rows, masses, clock);
            ledger.told(toldNow, toldPerDay);
            return ledger;
        });
    }

    @Override
    public String toString() {
        return "clock " + clock + ", rows " + Integer.toBinaryString(rows) + ": " + Arrays.toString(masses);
    }
}
