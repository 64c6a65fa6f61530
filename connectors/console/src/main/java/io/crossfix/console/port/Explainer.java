package io.crossfix.console.port;

import io.crossfix.record.Alert;
import io.crossfix.record.Kind;
import java.util.List;

/** Says step by step why something was found, or why not. */
public interface Explainer {

    /** Why there is this alert, in lines for people. */
    List<String> alert(Alert alert);

    /**
     * Why a rule holds of an observation as its anchor, or which condition stopped it, in lines for people.
     *
     * @throws PortRefusal when there is no such rule or observation
     */
    List<String> rule(String ruleId, Kind kind, String observationId);
}
