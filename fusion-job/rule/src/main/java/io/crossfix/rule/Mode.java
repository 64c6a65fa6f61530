package io.crossfix.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a rule's matches. */
public enum Mode {
    /** They raise alerts. */
    @JsonProperty("live")
    LIVE,
    /** They are recorded and raise nothing. */
    @JsonProperty("shadow")
    SHADOW,
    /** There are none: the rule is not asked. */
    @JsonProperty("off")
    OFF
}
