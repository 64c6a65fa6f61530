package io.crossfix.feeds.simulate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A city as its file describes it; read by {@link CityFile}. Every field is explained in city.schema.json.
 *
 * @param city short name; begins every simulated id
 * @param about where the figures come from
 * @param zone IANA time zone
 * @param area what the sensors cover
 * @param streetGrid where streets cross
 * @param sensors what stands in the city
 * @param hotSpots where incidents gather
 * @param perDay means over a day, before the scale factor
 * @param vehicles how many vehicles' plates are read
 */
@JsonNaming(KebabCaseStrategy.class)
public record City(
        String city,
        @Nullable String about,
        String zone,
        Outline area,
        StreetGrid streetGrid,
        SensorNumbers sensors,
        HotSpots hotSpots,
        PerDay perDay,
        int vehicles) {

    /** Either a polygon or a circle. */
    public record Outline(
            @Nullable List<Place> polygon, @Nullable Circle circle) {}

    /** Centre and radius in metres. */
    @JsonNaming(KebabCaseStrategy.class)
    public record Circle(Place centre, double radiusMetres) {}

    /** Metres between crossings, and the direction of one set of streets in degrees clockwise from north. */
    @JsonNaming(KebabCaseStrategy.class)
    public record StreetGrid(double spacingMetres, double bearingDegrees) {}

    /** How many plate readers and cameras, and the middles of the acoustic arrays. */
    @JsonNaming(KebabCaseStrategy.class)
    public record SensorNumbers(int plateReaders, int cameras, List<Place> detectors) {}

    /** Share of incidents at hot spots, and their spread in metres (one standard deviation, east and north each). */
    @JsonNaming(KebabCaseStrategy.class)
    public record HotSpots(double share, double spreadMetres, List<HotSpot> places) {}

    /** One hot spot and its weight among them. */
    public record HotSpot(Place at, double weight) {}

    /** Means over a whole day. */
    @JsonNaming(KebabCaseStrategy.class)
    public record PerDay(double gunshotAlerts, double calls, double readsPerReader, double eventsPerCamera) {}

    /** The time zone. */
    ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /** The area as a polygon. */
    Area outline() {
        Circle circle = area.circle();
        if (circle != null) {
            return Area.circle(circle.centre(), circle.radiusMetres());
        }
        return new Area(area.polygon() == null ? List.of() : area.polygon());
    }
}
