package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Clause.Scene;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Draws a bound and on which side of it a measure has to lie. */
record Bounds(Random random) {

    /** A measure in two languages. */
    record Measure(String cel, ToDoubleFunction<Scene> of) {}

    Clause compared(Measure measure, double from, double to) {
        double bound = Double.parseDouble(number(from + (to - from) * random.nextDouble()));
        return random.nextBoolean()
                ? new Clause(
                        measure.cel() + " <= " + number(bound),
                        scene -> measure.of().applyAsDouble(scene) <= bound)
                : new Clause(
                        measure.cel() + " > " + number(bound),
                        scene -> measure.of().applyAsDouble(scene) > bound);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
