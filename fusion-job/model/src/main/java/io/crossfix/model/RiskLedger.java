package io.crossfix.model;

import io.crossfix.record.Kind;

/**
 * The NOW evidence of one risk cell: a level per kind (log-odds) that decays with {@link RiskWeights#MEAN_LIFE_MILLIS}.
 * What arrives late is added as if it had aged since, so the order of arrival does not matter.
 */
public final class RiskLedger {

    private static final int FORMAT = 1;
    private static final int KINDS = Kind.values().length;

    private final double[] levels;
    private long clock;
    private double lastTold;

    RiskLedger() {
        this(new double[KINDS], Long.MIN_VALUE, Score.probability(new double[KINDS]));
    }

    private RiskLedger(double[] levels, long clock, double lastTold) {
        this.levels = levels;
        this.clock = clock;
        this.lastTold = lastTold;
    }

    /**
     * Adds evidence, or takes it away again with a negative weight.
     *
     * @param kind whose it is
     * @param at when it was observed, milliseconds since epoch
     * @param weight log-odds
     */
    void add(Kind kind, long at, double weight) {
        if (at > clock) {
            decayTo(at);
        }
        levels[kind.ordinal()] += weight * Math.exp(-(double) (clock - at) / RiskWeights.MEAN_LIFE_MILLIS);
    }

    private void decayTo(long at) {
        if (clock != Long.MIN_VALUE) {
            double factor = Math.exp(-(double) (at - clock) / RiskWeights.MEAN_LIFE_MILLIS);
            for (int i = 0; i < levels.length; i++) {
                levels[i] *= factor;
            }
        }
        clock = at;
    }

    /** Time of the latest evidence, milliseconds since epoch. */
    public long clock() {
        return clock;
    }

    /** The score as of the latest evidence. */
    public Score score() {
        return Score.of(levels);
    }

    /** True, once, when the probability has moved by at least {@code step} since it was last told. */
    boolean hasMovedBy(double step) {
        double now = Score.probability(levels);
        if (Math.abs(now - lastTold) < step) {
            return false;
        }
        lastTold = now;
        return true;
    }

    byte[] toBytes() {
        return Bytes.write(FORMAT, out -> {
            out.writeLong(clock);
            out.writeDouble(lastTold);
            for (double level : levels) {
                out.writeDouble(level);
            }
        });
    }

    static RiskLedger fromBytes(byte[] bytes) {
        return Bytes.read(bytes, FORMAT, in -> {
            long clock = in.readLong();
            double lastTold = in.readDouble();
            double[] levels = new double[KINDS];
            for (int i = 0; i < KINDS; i++) {
                levels[i] = in.readDouble();
            }
            return new RiskLedger(levels, clock, lastTold);
        });
    }
}
