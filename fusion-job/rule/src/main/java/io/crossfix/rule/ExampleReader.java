package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.document.Nearest;
import io.crossfix.model.Observation;
import io.crossfix.rule.RuleText.ExampleText;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the tests that a rule carries. */
final class ExampleReader {

    private static final Set<String> PLACE_AND_TIME = Set.of("at", "east", "north");

    private final RuleSource source;
    private final ZoneId zone;
    private final Map<String, PartKind> kinds = new HashMap<>();

    /** @param zone the city's, which the times of examples are in */
    ExampleReader(RuleSource source, ZoneId zone, Anchor anchor, List<Part> parts) {
        this.source = source;
        this.zone = zone;
        kinds.put(anchor.name(), anchor.partKind());
        parts.forEach(part -> kinds.put(part.name(), part.partKind()));
    }

    List<RuleExample> read(List<ExampleText> written) {
        List<RuleExample> examples = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            examples.add(example("/examples/" + i, written.get(i)));
        }
        return examples;
    }

    private RuleExample example(String pointer, ExampleText written) {
        List<Observation> given = new ArrayList<>();
        for (int i = 0; i < written.given().size(); i++) {
            String name = written.given().get(i).keySet().iterator().next();
            JsonNode fields = written.given().get(i).get(name);
            String place = pointer + "/given/" + i + "/" + name;
            if (isKnown(place, name) && isSound(place, kinds.get(name), fields)) {
                given.add(new ExampleFact(name + "-" + i, kinds.get(name), fields, zone).observation());
            }
        }
        checkUses(pointer + "/expect/uses", written);
        return new RuleExample(
                written.about(),
                given,
                written.until() == null ? Long.MAX_VALUE : ExampleFact.millis(LocalTime.parse(written.until()), zone),
                written.expect().match(),
                written.expect().uses() == null
                        ? null
                        : new TreeSet<>(written.expect().uses()),
                written.expect().findings());
    }

    private boolean isKnown(String pointer, String name) {
        if (!kinds.containsKey(name)) {
            source.fault(
                    pointer,
                    "the rule has no part '" + name + "'; did you mean '" + Nearest.to(name, kinds.keySet()) + "'?");
        }
        return kinds.containsKey(name);
    }

    private boolean isSound(String pointer, PartKind kind, JsonNode fields) {
        boolean sound = true;
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (!PLACE_AND_TIME.contains(field.getKey())
                    && !FactField.of(kind.kind()).containsKey(field.getKey())) {
                source.fault(pointer + "/" + field.getKey(), kind.kind() + " has no such field");
                sound = false;
            }
        }
        return isKnownCategory(pointer + "/category", kind, fields) && sound;
    }

    private boolean isKnownCategory(String pointer, PartKind kind, JsonNode fields) {
        List<String> known = LiteralCheck.categories(kind.kind());
        String category = fields.path("category").asText(known.get(0));
        if (!known.contains(category)) {
            source.fault(
                    pointer,
                    kind.kind() + " has no category '" + category + "'; did you mean '" + Nearest.to(category, known)
                            + "'?");
        }
        return known.contains(category);
    }

    private void checkUses(String pointer, ExampleText written) {
        List<String> uses =
                written.expect().uses() == null ? List.of() : written.expect().uses();
        for (int i = 0; i < uses.size(); i++) {
            isKnown(pointer + "/" + i, uses.get(i));
        }
    }
}
