package io.crossfix.outlets.format;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import io.crossfix.record.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message about an alert, before it has a form.
 *
 * @param alert the alert as it is now
 * @param kind what the message is to the receiver
 * @param identifier the message's own id
 * @param sentAt the time that the message bears, the same at every attempt
 * @param now when this attempt is made
 * @param references earlier messages that the receiver has or may have, as {@code sender,identifier,sent}
 * @param before how the alert was last told; null when it was not
 */
public record Telling(
        Alert alert,
        DeliveryKind kind,
        String identifier,
        Instant sentAt,
        Instant now,
        List<String> references,
        @Nullable Before before) {

    /** What of the last message a receiver may have filed the alert under. */
    public record Before(AlertStatus status, Severity severity) {

        /** Of a delivery. */
        public static Before of(Delivery delivery) {
            return new Before(delivery.getStatus(), delivery.getSeverity());
        }
    }

    public Telling {
        references = List.copyOf(references);
    }

    /** True when the alert is taken back: the message then tells whose, and nothing of the evidence. */
    boolean isCancel() {
        return kind == DeliveryKind.CANCEL;
    }
}
