package io.crossfix.outlets.deliver;

import io.crossfix.outlets.carry.Outcome;
import io.crossfix.outlets.format.Telling;
import io.crossfix.record.Alert;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import java.time.Clock;
import java.util.List;

/** Tells open alerts again, before a receiver that forgets them does so. */
final class Refresher {

    private final String outlet;
    private final Ledger ledger;
    private final OpenAlerts held;
    private final Teller teller;
    private final OutletMetrics metrics;
    private final Clock clock;

    Refresher(String outlet, Ledger ledger, OpenAlerts held, Teller teller, OutletWorker.Around around) {
        this.outlet = outlet;
        this.ledger = ledger;
        this.held = held;
        this.teller = teller;
        this.metrics = around.metrics();
        this.clock = around.clock();
    }

    /** Tells those that are due; false when one could not be told, and the others were not tried. */
    boolean refresh(long now) throws InterruptedException {
        for (Alert alert : held.due(now)) {
            Delivery told = ledger.get(alert.getAlertId());
            if (told != null && told.getOpen() && !isTold(alert, told)) {
                metrics.failed(outlet);
                return false;
            }
        }
        return true;
    }

    private boolean isTold(Alert alert, Delivery told) throws InterruptedException {
        Telling telling = new Telling(
                alert, DeliveryKind.UPDATE, told.getIdentifier(), told.getSentAt(), clock.instant(), List.of(), null);
        if (!(teller.carry(teller.write(telling)) instanceof Outcome.Delivered delivered)) {
            return false;
        }
        if (delivered.reconnected()) {
            held.forgetTimes();
        }
        held.told(alert, told, clock.millis());
        metrics.delivered(outlet, "refresh");
        return true;
    }
}
