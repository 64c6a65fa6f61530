package io.crossfix.outlets.deliver;

import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.policy.Content;
import io.crossfix.record.Alert;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alerts themselves, as long as something of them may have to be said again: those that a forgetful receiver holds open,
 * and the last of those that were given up.
 */
final class OpenAlerts {

    private static final int MOST = 20_000;

    private final Outlet outlet;
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** @param toldAt when it was last told, milliseconds since epoch; 0 when that is not known */
    private record Kept(Alert alert, long toldAt, boolean isOpen) {}

    OpenAlerts(Outlet outlet) {
        this.outlet = outlet;
    }

    synchronized @Nullable Alert get(String alertId) {
        Kept known = kept.get(alertId);
        return known == null ? null : known.alert();
    }

    /** A revision has come; when its content is the one that was told last, or given up, it is kept. */
    synchronized void see(Alert alert, @Nullable Delivery told) {
        if (told == null) {
            return;
        }
        if (told.getState() == DeliveryState.DEAD || told.getState() == DeliveryState.AGAIN) {
            keep(new Kept(alert, Long.MAX_VALUE, false));
        } else if (isToldOpen(told) && told.getContent().equals(Content.of(alert))) {
            Kept known = kept.get(alert.getAlertId());
            keep(new Kept(alert, known == null || !known.isOpen() ? 0 : known.toldAt(), true));
        }
    }

    /** It has just been told. */
    synchronized void told(Alert alert, Delivery delivery, long millis) {
        if (isToldOpen(delivery)) {
            keep(new Kept(alert, millis, true));
        } else {
            kept.remove(alert.getAlertId());
        }
    }

    private boolean isToldOpen(Delivery delivery) {
        return outlet.kind().isForgetful() && delivery.getOpen() && delivery.getState() == DeliveryState.DELIVERED;
    }

    private void keep(Kept one) {
        kept.remove(one.alert().getAlertId());
        kept.put(one.alert().getAlertId(), one);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** What a connection that broke may have lost is told again at once. */
    synchronized void forgetTimes() {
        kept.replaceAll((id, one) -> one.isOpen() ? new Kept(one.alert(), 0, true) : one);
    }

    /** Those that are to be told again. */
    synchronized List<Alert> due(long now) {
        List<Alert> due = new ArrayList<>();
        long told = now - outlet.effort().refreshEvery().toMillis();
        for (Kept one : kept.values()) {
            if (one.isOpen() && one.toldAt() <= told && isNews(one.alert(), now)) {
                due.add(one.alert());
            }
        }
        return due;
    }

    /** A confirmed alert is never over for the engine: after a while it is no longer news. */
    private boolean isNews(Alert alert, long now) {
        Instant decided = alert.getDecidedAt();
        Instant latest =
                decided != null && decided.isAfter(alert.getLastEvidenceAt()) ? decided : alert.getLastEvidenceAt();
        return now - latest.toEpochMilli() < outlet.effort().refreshFor().toMillis();
    }
}
