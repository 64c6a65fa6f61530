package io.crossfix.outlets.deliver;

import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.format.CloudEventFormat;
import io.crossfix.outlets.format.Message;
import io.crossfix.outlets.format.Sender;
import io.crossfix.outlets.format.Telling;
import io.crossfix.outlets.policy.Content;
import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import io.crossfix.record.DeliveryKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What would be sent of an alert to a receiver that knows nothing of it. */
public final class Preview {

    private Preview() {}

    /**
     * The message.
     *
     * @throws IllegalArgumentException for an exercise, which never leaves
     */
    public static Message of(Alert alert, OutletKind kind, Sender sender, Instant now) {
        if (Standing.isExercise(alert)) {
            throw new IllegalArgumentException("alert " + alert.getAlertId() + " is an exercise and never leaves");
        }
        Telling telling = new Telling(
                alert,
                Standing.of(alert) == Standing.OVER ? DeliveryKind.CANCEL : DeliveryKind.ANNOUNCE,
                Entries.identifier(alert, Content.of(alert)),
                now.truncatedTo(ChronoUnit.SECONDS),
                now,
                List.of(),
                null);
        return Outlet.format(kind, sender, CloudEventFormat.Mode.STRUCTURED, Effort.USUAL.refreshEvery())
                .write(telling);
    }
}
