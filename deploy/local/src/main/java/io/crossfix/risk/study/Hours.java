package io.crossfix.risk.study;

import io.crossfix.model.risk.NextWeights;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * A window cut into pieces within which nothing changes but the clock: at every full hour of the city, so that the factor of
 * the hour of the week is constant, and where a run of the recording begins or ends. Integrals over time are exact sums over
 * these pieces.
 */
public final class Hours {

    private static final double DAY_MILLIS = 86_400_000;

    private final Window window;
    private final long[] starts;
    private final int[] hourOfWeek;
    private final boolean[] covered;

    private Hours(Window window, long[] starts, int[] hourOfWeek, boolean[] covered) {
        this.window = window;
        this.starts = starts;
        this.hourOfWeek = hourOfWeek;
        this.covered = covered;
    }

    /** Cuts a window. */
    public static Hours of(Window window, ZoneId zone, CoveredTime recorded) {
        long[] edges = recorded.edges();
        long[] starts = new long[16];
        int count = 0;
        for (long at = window.from(); at < window.to(); at = next(at, zone, edges)) {
            starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
            starts[count++] = at;
        }
        starts = Arrays.copyOf(starts, count);
        int[] hours = new int[count];
        boolean[] covered = new boolean[count];
        for (int i = 0; i < count; i++) {
            hours[i] = NextWeights.hourOfWeek(starts[i], zone);
            covered[i] = recorded.covers(starts[i]);
        }
        return new Hours(window, starts, hours, covered);
    }

    private static long next(long at, ZoneId zone, long[] edges) {
        ZonedDateTime local = Instant.ofEpochMilli(at).atZone(zone);
        long hour = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant().toEpochMilli();
        for (long edge : edges) {
            if (edge > at) {
                return Math.min(hour, edge);
            }
        }
        return hour;
    }

    /** What is cut. */
    public Window window() {
        return window;
    }

    /** How many pieces there are. */
    public int size() {
        return starts.length;
    }

    /** When a piece begins, milliseconds since epoch. */
    public long start(int piece) {
        return starts[piece];
    }

    /** When a piece ends, exclusive, milliseconds since epoch. */
    public long end(int piece) {
        return piece + 1 < starts.length ? starts[piece + 1] : window.to();
    }

    /** Length of a piece, days; 0 where nothing was recorded. */
    public double coveredDays(int piece) {
        return covered[piece] ? (end(piece) - start(piece)) / DAY_MILLIS : 0;
    }

    /** Whether a piece was recorded. */
    public boolean isCovered(int piece) {
        return covered[piece];
    }

    /** Hour of the week that a piece lies in, from Monday, 00:00, [0, 168). */
    public int hourOfWeek(int piece) {
        return hourOfWeek[piece];
    }

    /** The piece that holds a time, milliseconds since epoch, within the window. */
    public int piece(long at) {
        int found = Arrays.binarySearch(starts, at);
        return found >= 0 ? found : -found - 2;
    }
}
