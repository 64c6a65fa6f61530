package io.crossfix.job;

import io.crossfix.model.desk.AttentionSettings;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.model.desk.IncidentSettings;

/**
 * How alerts are raised.
 *
 * @param incidents when matches are one incident
 * @param attention how an alert calls for people
 * @param desks whom it calls
 */
public record AlertSettings(IncidentSettings incidents, AttentionSettings attention, DeskMap desks) {

    /** Everything by default, for a single desk. */
    public static final AlertSettings DEFAULT =
            new AlertSettings(IncidentSettings.DEFAULT, AttentionSettings.DEFAULT, DeskMap.DEFAULT);
}
