package io.crossfix.model.risk;

/**
 * The probability of an incident given all that was said: the exact filter of a {@link TwoStateWorld}, integrated
 * numerically. Between words {@code dp/dt = λ(1−p) − γp − p(1−p) Σ a1}; a word of a voice with {@code A1 = a1 + a0} and
 * {@code A0 = a0} lets {@code p ← p A1 / (p A1 + (1−p) A0)}.
 */
final class ExactFilter implements Guess {

    private static final double STEP_MINUTES = 0.25;

    private final TwoStateWorld world;
    private final double silence;
    private double probability;
    private long at;

    ExactFilter(TwoStateWorld world, long from) {
        this.world = world;
        this.silence =
                world.voices().stream().mapToDouble(TwoStateWorld.Voice::inside).sum();
        this.probability = world.beginPerMinute() / (world.beginPerMinute() + world.endPerMinute());
        this.at = from;
    }

    @Override
    public void hear(TwoStateWorld.Spoken spoken) {
        passTo(spoken.at());
        double with = spoken.voice().inside() + spoken.voice().background();
        double without = spoken.voice().background();
        probability = probability * with / (probability * with + (1 - probability) * without);
    }

    @Override
    public double at(long time) {
        passTo(time);
        return probability;
    }

    private void passTo(long time) {
        double minutes = (time - at) / TwoStateWorld.MINUTE;
        int steps = Math.max(1, (int) Math.ceil(minutes / STEP_MINUTES));
        double step = minutes / steps;
        for (int i = 0; i < steps; i++) {
            double k1 = slope(probability);
            double k2 = slope(probability + step / 2 * k1);
            double k3 = slope(probability + step / 2 * k2);
            double k4 = slope(probability + step * k3);
            probability += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        at = time;
    }

    private double slope(double p) {
        return world.beginPerMinute() * (1 - p) - world.endPerMinute() * p - p * (1 - p) * silence;
    }
}
