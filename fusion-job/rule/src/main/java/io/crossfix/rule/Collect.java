package io.crossfix.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which facts of a part become evidence. */
enum Collect {
    /** Every one that fits. */
    @JsonProperty("all")
    ALL,
    /** The first that suffice. */
    @JsonProperty("first")
    FIRST
}
