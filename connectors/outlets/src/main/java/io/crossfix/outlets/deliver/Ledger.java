package io.crossfix.outlets.deliver;

import io.crossfix.record.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the last message about each alert, for one outlet. Any thread may ask. */
final class Ledger {

    /** Above this many alerts the one told longest ago is forgotten. */
    private static final int MOST = 100_000;

    private final Map<String, Delivery> last = new LinkedHashMap<>();

    synchronized @Nullable Delivery get(String alertId) {
        return last.get(alertId);
    }

    synchronized void put(Delivery delivery) {
        last.remove(delivery.getAlertId());
        last.put(delivery.getAlertId(), delivery);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
    }

    /** Takes back what was put last: nothing of it has left. */
    synchronized void restore(String alertId, @Nullable Delivery before) {
        last.remove(alertId);
        if (before != null) {
            last.put(alertId, before);
        }
    }

    synchronized List<Delivery> all() {
        return List.copyOf(last.values());
    }
}
