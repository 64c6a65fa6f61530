package io.crossfix.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How close a step of a sequence follows the one before, or must not; the terms of Apache Flink CEP. */
enum Contiguity {
    /** The very next fact that is fed (strict). */
    @JsonProperty("next")
    NEXT,
    /** The first fact that fits, others may lie between (skip till next). */
    @JsonProperty("followed-by")
    FOLLOWED_BY,
    /** Every fact that fits, others may lie between (skip till any). */
    @JsonProperty("any")
    ANY,
    /** The very next fact that is fed must not fit. */
    @JsonProperty("not-next")
    NOT_NEXT,
    /** No fact that fits may lie between the step before and the step behind. */
    @JsonProperty("not-followed-by")
    NOT_FOLLOWED_BY;

    /** Whether the step says what must not come. */
    boolean isNegation() {
        return this == NOT_NEXT || this == NOT_FOLLOWED_BY;
    }

    /** Whether a fact that fits no step matters. */
    boolean isStrict() {
        return this == NEXT || this == NOT_NEXT;
    }
}
