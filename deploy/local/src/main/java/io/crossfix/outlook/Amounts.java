package io.crossfix.outlook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Amounts for people: short, and honest about small ones. */
public final class Amounts {

    private static final MathContext THREE_DIGITS = new MathContext(3);
    /** Tenths of a percent. */
    private static final int WHOLE = 1_000;

    private Amounts() {}

    /** With three digits, however small: {@code 0.00833}. */
    public static String short3(double amount) {
        BigDecimal rounded = new BigDecimal(amount).round(THREE_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A probability in percent with three digits: {@code 0.833 %}. */
    public static String percent(double probability) {
        return short3(100 * probability) + " %";
    }

    /** So long in the two largest units that there are: {@code 3 d 4 h}. */
    public static String length(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        return length.toHours() > 0
                ? length.toHours() + " h " + length.toMinutesPart() + " min"
                : length.toMinutes() + " min " + length.toSecondsPart() + " s";
    }

    /**
     * Parts as tenths of a percent of their sum that add up to exactly 1,000: each rounded down, and what is missing given to
     * those with the largest remainders (Hare's quota). All zero when the sum is.
     */
    public static int[] tenthsOfPercent(double[] parts) {
        double sum = Arrays.stream(parts).sum();
        if (sum == 0) {
            return new int[parts.length];
        }
        double[] exact = Arrays.stream(parts).map(part -> WHOLE * part / sum).toArray();
        int[] tenths =
                Arrays.stream(exact).mapToInt(each -> (int) Math.floor(each)).toArray();
        int missing = WHOLE - Arrays.stream(tenths).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> tenths[i] - exact[i]))
                .limit(missing)
                .forEach(i -> tenths[i]++);
        return tenths;
    }
}
