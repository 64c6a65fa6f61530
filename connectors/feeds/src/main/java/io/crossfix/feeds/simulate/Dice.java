package io.crossfix.feeds.simulate;

import io.crossfix.record.Token;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;

/** Draws from the distributions that the simulator needs; the same on every machine. */
final class Dice {

    private final SplittableRandom random;

    Dice(SplittableRandom random) {
        this.random = random;
    }

    /** True with this probability. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Uniform in [from, to). */
    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Uniform whole number in [0, bound). */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Uniform milliseconds between two numbers of seconds. */
    long millis(double fromSeconds, double toSeconds) {
        return (long) (1000 * between(fromSeconds, toSeconds));
    }

    /** Exponential with this mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** Standard normal (Box and Muller 1958). */
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** Log-normal with this median; {@code sigma} is the standard deviation of the logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }

    /** Poisson with this mean (multiplication of uniforms, Knuth 1969; large means in halves, lest exp underflows). */
    int poisson(double mean) {
        if (mean > 100) {
            return poisson(mean / 2) + poisson(mean / 2);
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Index into the weights, each with a probability in proportion to its weight. */
    int weighted(double... weights) {
        double left = random.nextDouble() * sum(weights);
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** From a distribution given by its quantiles at equal steps of probability, straight between them. */
    double fromQuantiles(double... quantiles) {
        double at = random.nextDouble() * (quantiles.length - 1);
        int step = (int) at;
        return quantiles[step] + (at - step) * (quantiles[step + 1] - quantiles[step]);
    }

    /** One of the list. */
    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The place moved by a normal error with this standard deviation, metres, east and north each. */
    Place near(Place place, double sigmaMetres) {
        return place.shifted(sigmaMetres * gaussian(), sigmaMetres * gaussian());
    }

    /** 128 random bits. */
    Token token() {
        return new Token(ByteBuffer.allocate(16)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array());
    }

    private static double sum(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
