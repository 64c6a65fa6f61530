package io.crossfix.rule;

import io.crossfix.model.Observation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the tests that a rule carries.
 *
 * @param about what it shows, in the analyst's words
 * @param given the facts on the table
 * @param until event time up to which silence is certain, milliseconds since epoch
 * @param match whether the rule is to hold
 * @param uses names of the parts that the evidence is to fill; null when the example does not say
 * @param findings how many findings there are to be; null when the example does not say
 */
public record RuleExample(
        String about,
        List<Observation> given,
        long until,
        boolean match,
        @Nullable Set<String> uses,
        @Nullable Integer findings) {}
