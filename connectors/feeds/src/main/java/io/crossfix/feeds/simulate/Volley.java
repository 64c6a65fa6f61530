package io.crossfix.feeds.simulate;

import org.jspecify.annotations.Nullable;

/**
 * Shots fired at one place and time.
 *
 * @param id of the incident
 * @param atMillis milliseconds since epoch
 * @param place where the shots were fired
 * @param cause id of the volley that this one followed; null for the first
 */
record Volley(
        String id, long atMillis, Place place, @Nullable String cause) {}
