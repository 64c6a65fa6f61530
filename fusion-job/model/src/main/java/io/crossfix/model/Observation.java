package io.crossfix.model;

import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor says: one flat record for all four streams.
 *
 * @param kind which stream
 * @param id identifies it within its stream
 * @param sensor who says so
 * @param at when it was observed, milliseconds since epoch
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param uncertaintyMetres one standard deviation of the position, metres
 * @param confidence the sensor's own, [0, 1]
 * @param category position of the category among the symbols of its stream's schema
 * @param quantity rounds of a gunshot, count of a camera event, priority of a call (0: unknown), 1 for a plate read
 * @param token plate of a plate read, caller of a call; null when there is none
 * @param headingDegrees direction of travel, degrees clockwise from north; NaN when unknown
 * @param speedMetresPerSecond speed, metres per second; NaN when unknown
 * @param origin who brought it about
 * @param exercise true for tests and drills
 * @param revision grows with every correction of the same id
 * @param retracted true when this revision withdraws the observation
 * @param propensity probability that somebody was there to discover it, (0, 1]; NaN when unknown
 * @param movedFrom where the revision before this one placed it; null when this one does not move it
 */
public record Observation(
        Kind kind,
        String id,
        String sensor,
        long at,
        double latitude,
        double longitude,
        float uncertaintyMetres,
        double confidence,
        int category,
        int quantity,
        @Nullable Token token,
        float headingDegrees,
        float speedMetresPerSecond,
        Origin origin,
        boolean exercise,
        int revision,
        boolean retracted,
        double propensity,
        Grid.@Nullable Point movedFrom) {

    /** One that moves nothing. */
    public Observation(
            Kind kind,
            String id,
            String sensor,
            long at,
            double latitude,
            double longitude,
            float uncertaintyMetres,
            double confidence,
            int category,
            int quantity,
            @Nullable Token token,
            float headingDegrees,
            float speedMetresPerSecond,
            Origin origin,
            boolean exercise,
            int revision,
            boolean retracted,
            double propensity) {
        this(
                kind,
                id,
                sensor,
                at,
                latitude,
                longitude,
                uncertaintyMetres,
                confidence,
                category,
                quantity,
                token,
                headingDegrees,
                speedMetresPerSecond,
                origin,
                exercise,
                revision,
                retracted,
                propensity,
                null);
    }

    /** The order in which facts lie on the table: by time, then kind, then id. Never by arrival. */
    public static final Comparator<Observation> BY_TIME = Comparator.comparingLong(Observation::at)
            .thenComparing(Observation::kind)
            .thenComparing(Observation::id);

    /**
     * What a sensor says of a place, and no more: no plate or caller, no motion, no drill, the first word about it.
     *
     * @param category position of the category among the symbols of its stream's schema
     */
    public static Observation plain(
            Kind kind,
            String id,
            String sensor,
            long at,
            double latitude,
            double longitude,
            float uncertaintyMetres,
            double confidence,
            int category,
            int quantity) {
        return new Observation(
                kind,
                id,
                sensor,
                at,
                latitude,
                longitude,
                uncertaintyMetres,
                confidence,
                category,
                quantity,
                null,
                Float.NaN,
                Float.NaN,
                Origin.SENSOR,
                false,
                0,
                false,
                Double.NaN);
    }

    /** The same observation elsewhere on its parallel: all distances between facts turned alike stay what they are. */
    public Observation turnedBy(double degreesEast) {
        Grid.Point from = movedFrom;
        Grid.Point turnedFrom =
                from == null ? null : new Grid.Point(from.latitude(), turned(from.longitude(), degreesEast));
        return placed(latitude, turned(longitude, degreesEast), retracted, turnedFrom);
    }

    /** Where it lies. */
    public Grid.Point position() {
        return new Grid.Point(latitude, longitude);
    }

    /** This revision as the table of a cell keeps it: where it was before, only those hear who placed it. */
    public Observation settled() {
        return movedFrom == null ? this : placed(latitude, longitude, retracted, null);
    }

    /** What this revision is where it no longer lies: its own withdrawal, there. */
    public Observation withdrawnFrom(Grid.Point earlier) {
        return placed(earlier.latitude(), earlier.longitude(), true, null);
    }

    private static double turned(double longitude, double degreesEast) {
        double turned = longitude + degreesEast;
        return turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned;
    }

    private Observation placed(double latitude, double longitude, boolean retracted, Grid.@Nullable Point movedFrom) {
        return new Observation(
                kind,
                id,
                sensor,
                at,
                latitude,
                longitude,
                uncertaintyMetres,
                confidence,
                category,
                quantity,
                token,
                headingDegrees,
                speedMetresPerSecond,
                origin,
                exercise,
                revision,
                retracted,
                propensity,
                movedFrom);
    }

    /** The names of a stream's categories, in the order of its schema. */
    public static List<String> categories(Kind kind) {
        Enum<?>[] all = switch (kind) {
            case GUNSHOT -> GUNSHOT_CATEGORIES;
            case PLATE -> PLATE_CATEGORIES;
            case CALL -> CALL_CATEGORIES;
            case CAMERA -> CAMERA_LABELS;
        };
        return Arrays.stream(all).map(Enum::name).toList();
    }

    /** The category's name in its stream's schema. */
    public String categoryName() {
        return switch (kind) {
            case GUNSHOT -> GUNSHOT_CATEGORIES[category].name();
            case PLATE -> PLATE_CATEGORIES[category].name();
            case CALL -> CALL_CATEGORIES[category].name();
            case CAMERA -> CAMERA_LABELS[category].name();
        };
    }

    /** True for a plate that stands on a hotlist. */
    public boolean isHotlistHit() {
        return kind == Kind.PLATE && PLATE_CATEGORIES[category] != PlateCategory.READ;
    }

    private static final GunshotCategory[] GUNSHOT_CATEGORIES = GunshotCategory.values();
    private static final PlateCategory[] PLATE_CATEGORIES = PlateCategory.values();
    private static final CallCategory[] CALL_CATEGORIES = CallCategory.values();
    private static final CameraLabel[] CAMERA_LABELS = CameraLabel.values();
}
