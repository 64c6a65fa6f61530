package io.crossfix.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.record.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule as it is written; {@code rule.schema.json} documents every field. */
record RuleText(
        String rule,
        String version,
        String about,
        String author,
        @Nullable Mode mode,
        String severity,
        AnchorText anchor,
        @Nullable List<PartText> around,
        @Nullable List<PartText> sequence,
        @Nullable List<PartText> absent,
        @Nullable List<PartText> unless,
        @Nullable Map<String, JsonNode> places,
        @Nullable String per,
        @Nullable ScoreText score,
        @Nullable List<ExampleText> examples) {

    record AnchorText(
            String name,
            PartKind kind,
            @Nullable String where,
            @Nullable List<String> inside,
            @Nullable Double crosses) {}

    record PartText(
            String name,
            PartKind kind,
            WithinText within,
            @Nullable String where,
            @JsonProperty("at-least") @Nullable Integer atLeast,
            @Nullable String distinct,
            @Nullable Collect collect,
            boolean optional,
            @Nullable Contiguity contiguity,
            @Nullable JsonNode times,
            @Nullable Contiguity between,
            boolean greedy,
            @Nullable String until) {

        Contiguity contiguityOrDefault() {
            return contiguity == null ? Contiguity.FOLLOWED_BY : contiguity;
        }

        boolean isNegation() {
            return contiguityOrDefault().isNegation();
        }
    }

    record WithinText(@Nullable String before, @Nullable String after, String radius) {}

    record ScoreText(@Nullable String base, double floor) {}

    record ExampleText(
            String about,
            List<Map<String, JsonNode>> given,
            @Nullable String until,
            ExpectText expect) {}

    record ExpectText(
            boolean match,
            @Nullable List<String> uses,
            @Nullable Integer findings) {}

    List<PartText> parts(Part.Role role) {
        List<PartText> parts = switch (role) {
            case AROUND -> around;
            case SEQUENCE -> sequence;
            case ABSENT -> absent;
            case UNLESS -> unless;
            case RISK -> List.of();
        };
        return parts == null ? List.of() : parts;
    }

    Severity severityOfCap() {
        return Severity.valueOf(severity.toUpperCase(Locale.ROOT));
    }

    List<ExampleText> examplesOrNone() {
        return examples == null ? List.of() : examples;
    }
}
