package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.rule.RuleText.PartText;

/** Reads how many facts a part takes. */
record QuantityReader(RuleSource source) {

    Quantity read(String pointer, PartText written, Part.Role role) {
        return switch (role) {
            case AROUND -> Quantity.atLeast(written.atLeast() == null ? 1 : written.atLeast(), written.optional());
            case SEQUENCE -> step(pointer + "/times", written);
            case ABSENT -> Quantity.NONE;
        };
    }

    private Quantity step(String pointer, PartText written) {
        JsonNode times = written.times();
        int min = times == null
                ? 1
                : times.isInt() ? times.intValue() : times.get("min").intValue();
        int max = times == null
                ? 1
                : times.isInt() ? times.intValue() : times.get("max").intValue();
        if (min > max) {
            source.fault(pointer, "at least " + min + " but at most " + max + " times");
        }
        Contiguity contiguity = written.contiguity() == null ? Contiguity.FOLLOWED_BY : written.contiguity();
        return new Quantity(min, max, written.optional(), contiguity);
    }
}
