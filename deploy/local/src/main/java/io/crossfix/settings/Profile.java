package io.crossfix.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who relies on an installation. */
public enum Profile {
    /** Nobody but who tries it. */
    @JsonProperty("laptop")
    LAPTOP,
    /** People: what is dangerous keeps every part from starting. */
    @JsonProperty("production")
    PRODUCTION
}
