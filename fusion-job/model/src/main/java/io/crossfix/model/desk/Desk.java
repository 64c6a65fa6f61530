package io.crossfix.model.desk;

import io.crossfix.model.Place;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An operations centre.
 *
 * @param id its name in records and accounts
 * @param region desks of one region see incidents across their borders as one; desks of two regions never share one
 * @param area what it owns; null when it is not bounded
 */
public record Desk(String id, String region, @Nullable Place area) implements Serializable {

    /** The region of an installation that names none. */
    public static final String DEFAULT_REGION = "city";

    /** The desk of an installation that names none. */
    public static final Desk DEFAULT = new Desk("city", DEFAULT_REGION, null);
}
