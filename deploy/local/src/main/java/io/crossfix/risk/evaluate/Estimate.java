package io.crossfix.risk.evaluate;

/**
 * A measure with its 95 % interval.
 *
 * @param value over the whole test
 * @param lower lower end
 * @param upper upper end
 */
public record Estimate(double value, double lower, double upper) {}
