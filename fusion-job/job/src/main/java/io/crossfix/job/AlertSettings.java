package io.crossfix.job;

import io.crossfix.model.desk.AttentionSettings;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.model.desk.ExerciseSchedule;
import io.crossfix.model.desk.IncidentSettings;

/**
 * How alerts are raised.
 *
 * @param incidents when matches are one incident
 * @param attention how an alert calls for people
 * @param desks whom it calls
 * @param exercises when desks are given exercises; the console orders them, the job carries them out
 */
public record AlertSettings(
        IncidentSettings incidents, AttentionSettings attention, DeskMap desks, ExerciseSchedule exercises) {

    /** Everything by default, for a single desk, without exercises. */
    public static final AlertSettings DEFAULT = new AlertSettings(
            IncidentSettings.DEFAULT, AttentionSettings.DEFAULT, DeskMap.DEFAULT, ExerciseSchedule.NONE);
}
