package io.crossfix.flow.oracle;

import java.util.SortedSet;

/**
 * A match that stands in the end, as the oracle and the engine must agree on it.
 *
 * @param id the match id
 * @param evidence "step=KIND/id#revision", sorted
 */
public record Told(String id, SortedSet<String> evidence) {}
