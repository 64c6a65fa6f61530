package io.crossfix.model.risk;

import io.crossfix.document.InvalidDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/**
 * What observations weigh in the two scores of a place: a document with a name and a version, fitted offline.
 *
 * @param name its name
 * @param version counts its publications, from 1
 * @param now the clock of minutes
 * @param next the clock of days
 */
public record RiskWeights(String name, int version, NowWeights now, NextWeights next) implements Serializable {

    private static final String RESOURCE = "/risk/weights.yaml";

    /** The weights that the job starts with when it is given no others; see {@link #in}. */
    public static final RiskWeights SHIPPED = shipped();

    /** Age at which NOW evidence has all but decayed (to a quarter of a percent), milliseconds: six mean lives. */
    public static final long MEMORY_MILLIS = 6 * RiskAge.MINUTES.meanLifeMillis();

    /** The same for a city in another zone, whose hours of the week are its own. */
    public RiskWeights in(ZoneId zone) {
        return new RiskWeights(name, version, now, next.in(zone));
    }

    /** Names these weights in readings. */
    public String label() {
        return name + "@" + version;
    }

    private static RiskWeights shipped() {
        try {
            return RiskWeightsText.read(shippedText(), RESOURCE);
        } catch (InvalidDocument e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of the weights that the job starts with when it is given no others. */
    public static String shippedText() {
        try (InputStream in = RiskWeights.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
