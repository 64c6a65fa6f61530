package io.crossfix.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How close a step of a sequence follows the one before; the terms of Apache Flink CEP. */
enum Contiguity {
    /** The very next fact that is fed (strict). */
    @JsonProperty("next")
    NEXT,
    /** The first fact that fits, others may lie between (skip till next). */
    @JsonProperty("followed-by")
    FOLLOWED_BY,
    /** Every fact that fits, others may lie between (skip till any). */
    @JsonProperty("any")
    ANY
}
