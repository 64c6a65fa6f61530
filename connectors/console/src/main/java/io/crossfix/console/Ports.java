package io.crossfix.console;

import io.crossfix.console.port.Explainer;
import io.crossfix.console.port.HealthSource;
import io.crossfix.console.port.RiskOutlook;
import io.crossfix.console.port.RuleDesk;
import org.jspecify.annotations.Nullable;

/** What a deployment tells the console beyond the alerts; a view whose port is null says that it is not there. */
public record Ports(
        @Nullable RuleDesk rules,
        @Nullable Explainer explainer,
        @Nullable RiskOutlook risk,
        @Nullable HealthSource health) {

    /** Alerts only. */
    public static Ports none() {
        return new Ports(null, null, null, null);
    }
}
