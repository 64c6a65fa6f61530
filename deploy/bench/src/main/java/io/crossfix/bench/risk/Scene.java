package io.crossfix.bench.risk;

import io.crossfix.model.Observation;
import io.crossfix.model.Token;
import io.crossfix.record.CallCategory;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is seen in a city: shots and calls about shots, half and half, around a few centres.
 *
 * @param perHour how many
 * @param centres how many places they gather around, in a town of 20 km
 * @param metres how far from one, standard deviation
 * @param preludeHours how long it has gone on before anything is measured
 */
record Scene(int perHour, int centres, double metres, int preludeHours) {

    /** An evening in a large city: one every half minute. */
    static final Scene EVENING = new Scene(120, 40, 600, 24);

    /** New Year's Eve, all of it in one quarter: as many as the whole of Washington had in its worst hour. */
    static final Scene STORM = new Scene(1_600, 1, 800, 2);

    static final long START = 1_767_225_600_000L;
    private static final double LATITUDE = 38.87;
    private static final double LONGITUDE = -76.98;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final long HOUR_MILLIS = 3_600_000;

    /** What comes before. */
    List<Observation> prelude() {
        return observations(0, perHour * preludeHours);
    }

    /** The next ones after that. */
    List<Observation> next(int many) {
        return observations(perHour * preludeHours, many);
    }

    private List<Observation> observations(int from, int many) {
        List<Observation> seen = new ArrayList<>(many);
        for (int i = from; i < from + many; i++) {
            seen.add(observation(new Random(i * 7_919L), i));
        }
        return seen;
    }

    private Observation observation(Random random, int number) {
        Random centre = new Random(random.nextInt(centres));
        double north = 10_000 * (centres == 1 ? 0 : centre.nextGaussian()) + metres * random.nextGaussian();
        double east = 10_000 * (centres == 1 ? 0 : centre.nextGaussian()) + metres * random.nextGaussian();
        boolean isCall = random.nextBoolean();
        return new Observation(
                isCall ? Kind.CALL : Kind.GUNSHOT,
                "o-" + number,
                "sensor-" + random.nextInt(50),
                START + number * HOUR_MILLIS / perHour,
                LATITUDE + north / METRES_PER_DEGREE,
                LONGITUDE + east / METRES_PER_DEGREE / Math.cos(Math.toRadians(LATITUDE)),
                isCall ? 100 : 25,
                0.9,
                isCall ? CallCategory.SHOTS_FIRED.ordinal() : GunshotCategory.MULTIPLE.ordinal(),
                3,
                null,
                Float.NaN,
                Float.NaN,
                isCall ? Origin.REPORTED : Origin.SENSOR,
                false,
                0,
                false,
                Double.NaN);
    }

    /** The same at another time. */
    static Observation at(Observation seen, long at) {
        return new Observation(
                seen.kind(),
                seen.id(),
                seen.sensor(),
                at,
                seen.latitude(),
                seen.longitude(),
                seen.uncertaintyMetres(),
                seen.confidence(),
                seen.category(),
                seen.quantity(),
                seen.token(),
                seen.headingDegrees(),
                seen.speedMetresPerSecond(),
                seen.origin(),
                seen.exercise(),
                seen.revision(),
                seen.retracted(),
                seen.propensity());
    }

    /** Plain plate reads by fixed readers, 36,000 an hour. */
    static List<Observation> plates(long from, int many) {
        List<Observation> reads = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            Random reader = new Random(i % 200);
            reads.add(new Observation(
                    Kind.PLATE,
                    "p-" + i,
                    "reader-" + i % 200,
                    from + i * 100L,
                    LATITUDE + 0.05 * reader.nextGaussian(),
                    LONGITUDE + 0.05 * reader.nextGaussian(),
                    15,
                    0.95,
                    PlateCategory.READ.ordinal(),
                    1,
                    new Token(i * 0x9E3779B97F4A7C15L, i),
                    Float.NaN,
                    Float.NaN,
                    Origin.SENSOR,
                    false,
                    0,
                    false,
                    Double.NaN));
        }
        return reads;
    }
}
