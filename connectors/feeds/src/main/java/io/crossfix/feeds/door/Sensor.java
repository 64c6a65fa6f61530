package io.crossfix.feeds.door;

import io.crossfix.record.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sensor as it is registered.
 *
 * @param id its id in records
 * @param also other names that feeds call it by
 * @param kinds what it may tell of
 * @param owner who answers for it
 * @param senders who may speak for it
 * @param site where it stands, null when it has no place of its own
 * @param area where what it tells of may lie, null for anywhere
 * @param mostPerSecond observations that it can make in a second, over ten seconds
 * @param sequence how strictly its sequence numbers are taken
 * @param retention longest that its observations may be kept, null for as long as those of others
 */
public record Sensor(
        String id,
        List<String> also,
        Set<Kind> kinds,
        String owner,
        Set<String> senders,
        @Nullable Site site,
        @Nullable Area area,
        double mostPerSecond,
        Sequence sequence,
        @Nullable Duration retention) {

    /**
     * A place.
     *
     * @param latitude degrees, WGS 84
     * @param longitude degrees, WGS 84
     * @param uncertaintyMetres one standard deviation of what is seen around it, metres; null for the usual one
     */
    public record Site(
            double latitude, double longitude, @Nullable Double uncertaintyMetres) {}

    /** How strictly sequence numbers are taken. */
    public enum Sequence {
        /** They are not looked at. */
        NONE,
        /** One that was there before is refused; one that is missing is counted. */
        CHECKED,
        /** One that comes behind a gap is refused too. */
        STRICT
    }
}
