package io.crossfix.model;

import io.crossfix.record.Kind;
import java.io.Serializable;
import java.util.Map;

/**
 * How the Earth is divided.
 *
 * @param keyResolution H3 resolution of the key cell, the unit of state and parallelism
 * @param riskResolution H3 resolution of the risk cell, the unit of risk; finer than the key cell
 * @param reachMetres how far from an anchor an observation of each kind may still count, metres
 */
public record GridSettings(int keyResolution, int riskResolution, Map<Kind, Double> reachMetres)
        implements Serializable {

    /** Resolutions 7 and 9; gunshots and calls reach far, plate reads and cameras less. */
    public static final GridSettings DEFAULT = new GridSettings(
            7, 9, Map.of(Kind.GUNSHOT, 1_500.0, Kind.CALL, 1_500.0, Kind.CAMERA, 800.0, Kind.PLATE, 800.0));
}
