package io.crossfix.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crossfix.document.InvalidDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.Place;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleSurroundings;
import io.crossfix.rule.signature.TrustedKeys;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules that the job starts with, and what the conditions of all rules may refer to.
 *
 * @param directory holds one {@code .yaml} file for each rule; null for the shipped ones
 * @param zone the city's, an IANA name, for hours and weekdays; null for UTC
 * @param places GeoJSON file of named areas; null for {@value StartingRules#PLACES} in the directory, if it is there
 * @param reliability by sensor id, the share of its detections that turn out real, [0, 1]
 * @param trustedKeys by name, the public keys one of which must have signed a rule from the topic, as {@link TrustedKeys#read}
 *     takes them; null when anybody who may write there may change the rules. Those of the directory need no signature.
 */
public record RulesSection(
        @Nullable Path directory,
        @Nullable String zone,
        @Nullable Path places,
        @Nullable Map<String, Double> reliability,
        @JsonProperty("trusted-keys") @Nullable Map<String, String> trustedKeys) {

    /** The shipped rules, of which nothing else is known. */
    static final RulesSection SHIPPED = of(null, null);

    /** The same with the rules of another directory; with its own for null. */
    public RulesSection with(@Nullable Path others) {
        return others == null ? this : new RulesSection(others, zone, places, reliability, trustedKeys);
    }

    /** The same in another zone. */
    public RulesSection in(String otherZone) {
        return new RulesSection(directory, otherZone, places, reliability, trustedKeys);
    }

    /** The rules of a directory in a zone, of which nothing else is known; the shipped ones, or UTC, for null. */
    public static RulesSection of(@Nullable Path directory, @Nullable String zone) {
        return new RulesSection(directory, zone, null, null, null);
    }

    /**
     * Whose signature a rule from the topic needs.
     *
     * @throws IllegalArgumentException when one is no key
     */
    public TrustedKeys trusted() {
        return trustedKeys == null ? TrustedKeys.NONE : TrustedKeys.of(trustedKeys);
    }

    /**
     * What turns texts into rules, exactly as in the job.
     *
     * @throws InvalidDocument with every fault of the file of places
     */
    public RuleCompiler compiler() throws InvalidDocument {
        return FusionSettings.withRules(List.of(), surroundings()).compiler();
    }

    /**
     * What conditions may refer to.
     *
     * @throws InvalidDocument with every fault of the file of places
     */
    public RuleSurroundings surroundings() throws InvalidDocument {
        Map<String, Place> known =
                places == null ? StartingRules.placesBeside(directory) : StartingRules.places(places);
        return new RuleSurroundings(
                ZoneId.of(zone == null ? "UTC" : zone), known, reliability == null ? Map.of() : reliability);
    }
}
