package io.crossfix.bench.city;

/**
 * An hour in the city.
 *
 * @param seed the same seed gives the same places and times, with and without the storm
 * @param startMillis when the hour begins, milliseconds since epoch; part of every id, so that two hours never share one
 * @param isStormy whether one quarter has its storm, or only the three ordinary incidents happen
 */
public record StormSettings(long seed, long startMillis, boolean isStormy) {}
