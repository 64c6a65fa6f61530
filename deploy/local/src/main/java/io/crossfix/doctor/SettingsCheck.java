package io.crossfix.doctor;

import io.crossfix.document.InvalidDocument;
import io.crossfix.settings.Installation;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** Whether a settings file can be used. */
public final class SettingsCheck {

    private SettingsCheck() {}

    /** One good finding, or one bad for each fault. */
    public static List<Finding> of(Path file) {
        try {
            Installation.read(file).risk().startingWeights(ZoneOffset.UTC);
            return List.of(Finding.good("settings " + file, "are valid"));
        } catch (InvalidDocument e) {
            return e.faults().stream()
                    .map(fault -> Finding.bad("settings", fault.toString()))
                    .toList();
        }
    }
}
