package io.crossfix.settings;

import io.crossfix.document.InvalidDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.Place;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleSurroundings;
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
 */
public record RulesSection(
        @Nullable Path directory,
        @Nullable String zone,
        @Nullable Path places,
        @Nullable Map<String, Double> reliability) {

    /** The shipped rules, of which nothing else is known. */
    static final RulesSection SHIPPED = new RulesSection(null, null, null, null);

    /** The same with the rules of another directory; with its own for null. */
    public RulesSection with(@Nullable Path others) {
        return others == null ? this : new RulesSection(others, zone, places, reliability);
    }

    /** The same in another zone. */
    public RulesSection in(String otherZone) {
        return new RulesSection(directory, otherZone, places, reliability);
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
