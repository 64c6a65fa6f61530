package io.crossfix.outlets.deliver;

import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.format.CapFormat;
import io.crossfix.outlets.policy.Content;
import io.crossfix.record.Alert;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import io.crossfix.record.DeliveryState;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written of a message: before it is sent, and when its fate is known. Pure. */
final class Entries {

    /** An update stands for all that it refers to, so the last of them suffice. */
    private static final int MOST_REFERENCES = 20;

    private static final int OF_CONTENT = 8;

    static {
        AvroTrust.install();
    }

    private Entries() {}

    /**
     * Written before the message is sent: after a crash it is known that it may have left. A message that was begun already,
     * or is wanted again, is the same message: same identifier, same time.
     *
     * @param before what became of the last message about the alert; null when there was none
     */
    static Delivery sending(Outlet outlet, Alert alert, DeliveryKind kind, @Nullable Delivery before, Instant now) {
        String content = Content.of(alert);
        if (before != null && isSame(before, alert, content, kind)) {
            return Delivery.newBuilder(before)
                    .setState(DeliveryState.SENDING)
                    .setReferences(with(before.getReferences(), reference(outlet, before)))
                    .setOpen(true)
                    .setReason(null)
                    .setAttempts(before.getAttempts() + 1)
                    .setAt(now)
                    .build();
        }
        Delivery.Builder next = Delivery.newBuilder()
                .setOutlet(outlet.name())
                .setAlertId(alert.getAlertId())
                .setRevision(alert.getRevision())
                .setIdentifier(identifier(alert, content))
                .setContent(content)
                .setKind(kind)
                .setStatus(alert.getStatus())
                .setSeverity(alert.getSeverity())
                .setSentAt(later(now.truncatedTo(ChronoUnit.SECONDS), before))
                .setOpen(true)
                .setState(DeliveryState.SENDING)
                .setAttempts(1)
                .setAt(now);
        List<String> earlier = before == null || kind == DeliveryKind.ANNOUNCE ? List.of() : before.getReferences();
        String own = CapFormat.reference(outlet.sender(), identifier(alert, content), next.getSentAt());
        return next.setReferences(with(earlier, own)).build();
    }

    private static boolean isSame(Delivery before, Alert alert, String content, DeliveryKind kind) {
        return before.getContent().equals(content)
                && before.getKind() == kind
                && before.getRevision() == alert.getRevision()
                && (before.getState() == DeliveryState.SENDING || before.getState() == DeliveryState.AGAIN);
    }

    /** Made of the alert's id and revision; the content tells apart what a job says after a crash under the same number. */
    static String identifier(Alert alert, String content) {
        return "crossfix." + alert.getAlertId() + "." + alert.getRevision() + "." + content.substring(0, OF_CONTENT);
    }

    /** Two messages about an alert never bear the same second: receivers sort by it. */
    private static Instant later(Instant now, @Nullable Delivery before) {
        return before == null || before.getSentAt().isBefore(now)
                ? now
                : before.getSentAt().plusSeconds(1);
    }

    static Delivery delivered(Delivery sending, Instant now) {
        return Delivery.newBuilder(sending)
                .setState(DeliveryState.DELIVERED)
                .setOpen(sending.getKind() != DeliveryKind.CANCEL)
                .setAt(now)
                .build();
    }

    /**
     * Given up.
     *
     * @param before what the receiver has, when this message has surely not reached it
     * @param mayHaveArrived whether it may have
     */
    static Delivery dead(
            Delivery sending, @Nullable Delivery before, boolean mayHaveArrived, String reason, Instant now) {
        Delivery.Builder dead = Delivery.newBuilder(sending)
                .setState(DeliveryState.DEAD)
                .setReason(reason)
                .setAt(now);
        if (!mayHaveArrived) {
            dead.setReferences(before == null ? List.of() : before.getReferences())
                    .setOpen(before != null && before.getOpen());
        }
        return dead.build();
    }

    /** References without the message's own. */
    static List<String> earlier(Outlet outlet, Delivery sending) {
        String own = reference(outlet, sending);
        return sending.getReferences().stream()
                .filter(each -> !each.equals(own))
                .toList();
    }

    private static String reference(Outlet outlet, Delivery delivery) {
        return CapFormat.reference(outlet.sender(), delivery.getIdentifier(), delivery.getSentAt());
    }

    private static List<String> with(List<String> earlier, String own) {
        List<String> all = new ArrayList<>(earlier);
        all.remove(own);
        all.add(own);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size()));
    }
}
