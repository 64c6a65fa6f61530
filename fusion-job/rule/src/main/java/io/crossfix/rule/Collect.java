package io.crossfix.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which facts of a part become evidence. */
enum Collect {
    /** Every one that fits; of a step, those that it has in any match. */
    @JsonProperty("all")
    ALL,
    /** The first that suffice; of a step, those that it has in the first match ({@link FirstMatch}). */
    @JsonProperty("first")
    FIRST
}
