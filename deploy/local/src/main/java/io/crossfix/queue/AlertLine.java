package io.crossfix.queue;

import io.crossfix.record.Alert;
import io.crossfix.watch.Printable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An alert in one line for people: when, how bad, how sure, where, why, its state and its id. */
public final class AlertLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);
    private static final int ID_SHOWN = 12;

    private AlertLine() {}

    /**
     * The line.
     *
     * @param zone the zone that the time of the latest evidence is told in
     */
    public static String of(Alert alert, ZoneId zone) {
        return String.format(
                Locale.ROOT,
                "%s  %-8s  %.2f  %.5f,%.5f  %s  [%s]  %s",
                TIME.format(alert.getLastEvidenceAt().atZone(zone)),
                alert.getSeverity(),
                alert.getScore(),
                alert.getLatitude(),
                alert.getLongitude(),
                Printable.of(alert.getReason()),
                state(alert),
                alert.getAlertId()
                        .substring(0, Math.min(ID_SHOWN, alert.getAlertId().length())));
    }

    private static String state(Alert alert) {
        return alert.getStatus() + (alert.getExercise() ? ", exercise" : "") + chance(alert.getChancePerHour());
    }

    private static String chance(@Nullable Double perHour) {
        return perHour == null ? "" : ", by chance " + perHour + "/h";
    }
}
