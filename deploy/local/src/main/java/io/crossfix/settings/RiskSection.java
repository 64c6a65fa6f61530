package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.document.InvalidDocument;
import io.crossfix.model.RiskSettings;
import io.crossfix.model.risk.RiskWeights;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the risk of places begins with, and when it is told; what is left out is as {@link RiskSettings#DEFAULT} has it.
 *
 * @param weights document of weights to begin with; null for the shipped ones. What is published later goes before it
 * @param step by how much the probability of NOW must move to be told, (0, 1)
 * @param factor by what factor the rate of NEXT must move to be told, above 1
 * @param floor probability from which on a cell is told every minute, (0, 1)
 * @param memoryDays how old an observation may be to be taken in, corrected or dismissed, days
 */
@JsonNaming(KebabCaseStrategy.class)
public record RiskSection(
        @Nullable Path weights,
        @Nullable Double step,
        @Nullable Double factor,
        @Nullable Double floor,
        @Nullable Integer memoryDays) {

    /** The shipped weights, everything by default. */
    public static final RiskSection SHIPPED = new RiskSection(null, null, null, null, null);

    private static final long DAY_MILLIS = 86_400_000;

    /** The same with another document of weights; with its own for null. */
    public RiskSection with(@Nullable Path others) {
        return others == null ? this : new RiskSection(others, step, factor, floor, memoryDays);
    }

    /**
     * The weights to begin with.
     *
     * @param city zone that the hours of the shipped ones are taken in; a document names its own
     * @throws InvalidDocument with every fault of the document
     */
    public RiskWeights startingWeights(ZoneId city) throws InvalidDocument {
        return weights == null
                ? RiskWeights.SHIPPED.in(city)
                : WeightsFile.read(weights).weights();
    }

    /**
     * The text of the weights to begin with, as {@link #startingWeights} reads it.
     *
     * @throws InvalidDocument with every fault of the document
     */
    public String startingText() throws InvalidDocument {
        return weights == null
                ? RiskWeights.shippedText()
                : WeightsFile.read(weights).text();
    }

    /** When risk is told, as the job has it. */
    public RiskSettings settings() {
        RiskSettings usual = RiskSettings.DEFAULT;
        return new RiskSettings(
                step == null ? usual.step() : step,
                factor == null ? usual.factor() : factor,
                floor == null ? usual.floor() : floor,
                memoryDays == null ? usual.memoryMillis() : memoryDays * DAY_MILLIS,
                usual.maxFacts(),
                usual.drills());
    }
}
