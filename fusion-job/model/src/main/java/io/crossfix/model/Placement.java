package io.crossfix.model;

/**
 * Where an observation belongs on the grid.
 *
 * @param home key cell that it lies in
 * @param riskCell risk cell that it lies in
 * @param cells key cells that get a copy: home first, then every other one that its reach or its risk touches
 */
public record Placement(long home, long riskCell, long[] cells) {

    /** True when a key cell gets a copy. */
    public boolean reaches(long cell) {
        for (long each : cells) {
            if (each == cell) {
                return true;
            }
        }
        return false;
    }
}
