package io.crossfix.model;

/**
 * The risk cells around a risk cell, ring by ring: the cell itself first.
 *
 * @param cells risk cells
 * @param owners the key cell that owns each of them
 * @param ends for each ring how many cells there are up to its end
 */
public record RiskRings(long[] cells, long[] owners, int[] ends) {}
