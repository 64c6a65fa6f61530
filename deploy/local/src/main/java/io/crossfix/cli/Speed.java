package io.crossfix.cli;

import io.crossfix.feeds.replay.Order;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a feed runs.
 *
 * @param factor seconds of the recording per second; infinity for as fast as possible
 * @param order what rows are ordered and paced by
 */
record Speed(double factor, Order order) {

    static final String HELP = "'N' seconds per second, 'max' for as fast as possible, or 'real': as it was"
            + " reported then, with each source's delay.";

    /** Reads {@code max}, {@code real} or a number above 0. */
    static final class Reader implements ITypeConverter<Speed> {

        @Override
        public Speed convert(String text) {
            return switch (text) {
                case "max" -> new Speed(Double.POSITIVE_INFINITY, Order.EVENT);
                case "real" -> new Speed(1, Order.REPORTED);
                default -> new Speed(number(text), Order.EVENT);
            };
        }

        private static double number(String text) {
            try {
                double factor = Double.parseDouble(text);
                if (factor > 0 && factor <= 1e6) {
                    return factor;
                }
            } catch (NumberFormatException e) {
                // Said below, with the other unusable values.
            }
            throw new TypeConversionException(
                    "'" + text + "' is no speed: a number above 0 and up to 1000000, max or real");
        }
    }
}
