package io.crossfix.console;

import java.util.List;

/**
 * Why people decide as they do, as the closed lists that the page offers.
 *
 * @param confirm for something that happened
 * @param dismiss for what did not
 * @param suppress for a window in which alerts call for nobody
 * @param required whether a decision needs one
 */
public record ReasonCodes(List<Reason> confirm, List<Reason> dismiss, List<Reason> suppress, boolean required) {

    /** A code for the record and its words for people. */
    public record Reason(String code, String label) {}

    /** The shipped ones. */
    public static ReasonCodes shipped() {
        return new ReasonCodes(
                List.of(
                        new Reason("seen-on-camera", "Seen on camera"),
                        new Reason("heard", "Heard on the recording"),
                        new Reason("caller-confirmed", "A caller confirms it"),
                        new Reason("unit-confirmed", "A unit on the scene confirms it"),
                        new Reason("other-source", "Known from another source")),
                List.of(
                        new Reason("fireworks", "Fireworks"),
                        new Reason("nothing-found", "Nothing found"),
                        new Reason("sensor-fault", "Sensor fault"),
                        new Reason("misread", "Misread or wrong category"),
                        new Reason("unrelated", "The observations do not belong together"),
                        new Reason("duplicate", "Known under another alert"),
                        new Reason("test", "Test or drill")),
                List.of(
                        new Reason("announced-event", "Announced event"),
                        new Reason("fireworks", "Fireworks"),
                        new Reason("sensor-maintenance", "Work on sensors"),
                        new Reason("training", "Training or drill"),
                        new Reason("filming", "Filming")),
                true);
    }
}
