package io.crossfix.model.desk;

import io.crossfix.model.Sphere;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.Severity;
import io.crossfix.record.Suppression;
import io.crossfix.record.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The suppression windows of a region: in force, or to come. */
final class Suppressions {

    static final int MOST = 200;
    private static final long LONGEST = 12 * 3_600_000L;
    private static final double WIDEST_METRES = 20_000;

    private final List<Window> windows = new ArrayList<>();

    Suppressions(List<Window> kept) {
        windows.addAll(kept);
    }

    List<Window> windows() {
        return List.copyOf(windows);
    }

    /** Opens a window; returns why not, or null when it is open. */
    @Nullable
    String open(DeskOrder order, Suppression window, long now) {
        String fault = fault(window, now);
        if (fault == null && windows.size() >= MOST) {
            fault = "there are " + MOST + " suppression windows already";
        }
        if (fault == null) {
            windows.add(new Window(order.getOrderId(), order.getDesk(), window));
        }
        return fault;
    }

    /** Ends a window; false when there is none of that id. */
    boolean lift(String orderId) {
        return windows.removeIf(window -> window.getOrderId().equals(orderId));
    }

    /** Forgets windows that have ended. */
    boolean forget(long now) {
        return windows.removeIf(window -> window.getSuppression().getUntil().toEpochMilli() <= now);
    }

    /** The window that an alert falls into now, the first one opened. */
    Optional<String> covering(AlertContent alert, long now) {
        return windows.stream()
                .filter(window -> window.getDesk().equals(alert.desk()) && covers(window.getSuppression(), alert, now))
                .map(Window::getOrderId)
                .findFirst();
    }

    private static boolean covers(Suppression window, AlertContent alert, long now) {
        return window.getFrom().toEpochMilli() <= now
                && now < window.getUntil().toEpochMilli()
                && alert.severity().compareTo(window.getUpTo()) <= 0
                && distanceMetres(window, alert) <= window.getRadiusMetres()
                && (window.getRules().isEmpty()
                        || alert.rules().stream()
                                .allMatch(rule -> window.getRules().contains(name(rule))));
    }

    private static double distanceMetres(Suppression window, AlertContent alert) {
        return Sphere.distanceMetres(window.getLatitude(), window.getLongitude(), alert.latitude(), alert.longitude());
    }

    private static String name(String rule) {
        return rule.substring(0, rule.indexOf('@'));
    }

    private static @Nullable String fault(Suppression window, long now) {
        long from = window.getFrom().toEpochMilli();
        long until = window.getUntil().toEpochMilli();
        if (window.getReason().isBlank()) {
            return "a suppression window needs a reason code";
        }
        if (until <= from || until <= now) {
            return "a suppression window must end after it begins and after now, was " + window.getFrom() + " to "
                    + window.getUntil();
        }
        if (until - from > LONGEST) {
            return "a suppression window lasts at most 12 h, was " + window.getFrom() + " to " + window.getUntil();
        }
        if (window.getUpTo() == Severity.EXTREME) {
            return "EXTREME alerts cannot be suppressed";
        }
        if (!(window.getRadiusMetres() > 0 && window.getRadiusMetres() <= WIDEST_METRES)) {
            return "radiusMetres must be within (0, 20000], was " + window.getRadiusMetres();
        }
        boolean onEarth = Math.abs(window.getLatitude()) <= 90 && Math.abs(window.getLongitude()) <= 180;
        return onEarth ? null : "there is no place " + window.getLatitude() + ", " + window.getLongitude();
    }
}
