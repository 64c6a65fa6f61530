package io.crossfix.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An operations centre.
 *
 * @param id as alerts name it
 * @param name for people
 * @param polygon its area as a GeoJSON geometry; null when it has the whole city
 * @param budget how many alerts in ten minutes one position can look at; 0 when none is set
 */
public record DeskArea(String id, String name, @Nullable JsonNode polygon, int budget) {}
