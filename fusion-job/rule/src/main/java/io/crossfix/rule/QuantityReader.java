package io.crossfix.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.rule.RuleText.PartText;

/** Reads how many facts a part takes. */
record QuantityReader(RuleSource source) {

    Quantity read(String pointer, PartText written) {
        return step(pointer + "/times", written);
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
