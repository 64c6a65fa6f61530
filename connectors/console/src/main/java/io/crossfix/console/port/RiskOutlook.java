package io.crossfix.console.port;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The risk of places. Answers are objects as the interface's document describes them. */
public interface RiskOutlook {

    /** Which risk. */
    enum Clock {
        /** That something is going on. */
        NOW,
        /** That something will happen in the next hour. */
        NEXT
    }

    /** A point in degrees. */
    record Point(double longitude, double latitude) {}

    /** The risk of every cell that is known ("RiskMap"). */
    ObjectNode map(Clock clock);

    /** What is to be expected in so many hours ("RiskForecast"). */
    ObjectNode forecast(int hours);

    /** All that is known of a cell ("RiskCell"); empty when that is nothing. */
    Optional<ObjectNode> cell(String cell);

    /**
     * The risk along a way ("RouteRisk").
     *
     * @param at when it is begun; null for now
     * @throws PortRefusal when the way cannot be judged
     */
    ObjectNode route(List<Point> points, @Nullable Instant at);

    /** The sensors as they were heard of lately ("Sensors"). */
    ObjectNode sensors();
}
