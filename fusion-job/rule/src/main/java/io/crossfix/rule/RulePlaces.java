package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.document.Nearest;
import io.crossfix.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places that a rule may name: the installation's, and those that it brings itself. */
final class RulePlaces {

    private static final String POINTER = "/places";

    private final RuleSource source;
    private final Set<String> written;
    private final Map<String, Place> own;
    private final Map<String, Place> all;

    RulePlaces(RuleSource source, RuleSurroundings surroundings, @Nullable Map<String, JsonNode> written) {
        this.source = source;
        this.written = written == null ? Set.of() : written.keySet();
        this.own = written == null ? Map.of() : read(written);
        this.all = new HashMap<>(surroundings.places());
        all.putAll(own);
    }

    private Map<String, Place> read(Map<String, JsonNode> written) {
        Map<String, Place> places = new HashMap<>();
        written.forEach((name, geometry) -> {
            Place place = new PlaceReader(source::fault).read(POINTER + "/" + name, name, geometry);
            if (place != null) {
                places.put(name, place);
            }
        });
        return places;
    }

    /** Those that the rule brings itself. */
    Map<String, Place> own() {
        return own;
    }

    /** The places under these names; a name that nobody knows is a fault. */
    List<Place> named(String pointer, @Nullable List<String> names) {
        List<Place> found = new ArrayList<>();
        List<String> wanted = names == null ? List.of() : names;
        for (int i = 0; i < wanted.size(); i++) {
            Place place = all.get(wanted.get(i));
            if (place == null && !written.contains(wanted.get(i))) {
                source.fault(pointer + "/" + i, unknown(wanted.get(i), all.keySet()));
            } else if (place != null) {
                found.add(place);
            }
        }
        return found;
    }

    static String unknown(String name, Collection<String> known) {
        return "there is no place '" + name + "'"
                + (known.isEmpty()
                        ? "; this installation and this rule name none"
                        : "; did you mean '" + Nearest.to(name, known) + "'?");
    }
}
