package io.crossfix.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object from outside, each asked for by name and form; a fault names field and value. */
final class Fields {

    private static final int LONGEST_LIST = 1_000;

    private final ObjectNode object;
    private final Set<String> asked = new HashSet<>();

    Fields(ObjectNode object) {
        this.object = object;
    }

    boolean has(String name) {
        asked.add(name);
        return object.hasNonNull(name);
    }

    /** A text of 1 to so many characters. */
    String text(String name, int longest) {
        String text = textOrNull(name, longest);
        if (text == null) {
            throw HttpRefusal.badRequest(name + " is needed");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = object.get(name);
        boolean fits = value.isTextual()
                && !value.textValue().isBlank()
                && value.textValue().length() <= longest;
        return demand(fits, name, "a text of 1 to " + longest + " characters").textValue();
    }

    /** A text that must not be shown in a fault. */
    String secret(String name) {
        if (!has(name) || !object.get(name).isTextual()) {
            throw HttpRefusal.badRequest(name + " is needed, as a text");
        }
        return object.get(name).textValue();
    }

    int wholeNumber(String name) {
        return present(
                        name,
                        object.path(name).canConvertToInt() && object.path(name).isIntegralNumber(),
                        "a whole number")
                .intValue();
    }

    double number(String name, double least, double most) {
        JsonNode value = object.path(name);
        boolean fits = value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most;
        return present(name, fits, "a number within " + least + " and " + most).doubleValue();
    }

    boolean yes(String name) {
        return present(name, object.path(name).isBoolean(), "true or false").booleanValue();
    }

    Instant time(String name) {
        Instant time = timeOrNull(name);
        if (time == null) {
            throw HttpRefusal.badRequest(name + " is needed");
        }
        return time;
    }

    @Nullable
    Instant timeOrNull(String name) {
        String text = textOrNull(name, 40);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw HttpRefusal.badRequest(
                    name + " must be a time such as 2026-11-27T03:12:45.123Z, was '" + Shown.value(text) + "'");
        }
    }

    /** A list of different texts; empty when it is not given. */
    Set<String> texts(String name, int longest) {
        if (!has(name)) {
            return Set.of();
        }
        JsonNode list =
                demand(object.get(name).isArray() && object.get(name).size() <= LONGEST_LIST, name, "a list of texts");
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode item : list) {
            demand(
                    item.isTextual() && item.textValue().length() <= longest,
                    name,
                    "a list of texts of at most " + longest);
            texts.add(item.textValue());
        }
        return texts;
    }

    /** A list of pairs of numbers. */
    List<List<Double>> pairs(String name, int least, int most) {
        JsonNode list = object.path(name);
        present(name, list.isArray() && list.size() >= least && list.size() <= most, least + " to " + most + " points");
        List<List<Double>> pairs = new ArrayList<>();
        for (JsonNode pair : list) {
            demand(
                    pair.size() == 2 && pair.path(0).isNumber() && pair.path(1).isNumber(),
                    name,
                    "points of longitude and latitude");
            pairs.add(List.of(pair.get(0).doubleValue(), pair.get(1).doubleValue()));
        }
        return pairs;
    }

    /** @throws HttpRefusal naming a field that nobody asked for */
    void allKnown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw HttpRefusal.badRequest("there is no field '" + Shown.value(name) + "' here");
            }
        });
    }

    private JsonNode present(String name, boolean fits, String wanted) {
        if (!has(name)) {
            throw HttpRefusal.badRequest(name + " is needed: " + wanted);
        }
        return demand(fits, name, wanted);
    }

    private JsonNode demand(boolean fits, String name, String wanted) {
        JsonNode value = object.get(name);
        if (!fits) {
            throw HttpRefusal.badRequest(name + " must be " + wanted + ", was " + Shown.value(value.toString()));
        }
        return value;
    }
}
