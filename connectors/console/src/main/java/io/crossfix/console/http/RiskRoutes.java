package io.crossfix.console.http;

import io.crossfix.console.port.RiskOutlook;
import io.crossfix.console.port.RiskOutlook.Point;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The risk of places. */
final class RiskRoutes {

    private static final Pattern CELL = Pattern.compile("[0-9a-f]{15}");
    private static final int MOST_HOURS = 168;
    private static final int MOST_POINTS = 500;

    private final @Nullable RiskOutlook risk;

    RiskRoutes(@Nullable RiskOutlook risk) {
        this.risk = risk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/risk", Needs.VIEWER, Set.of("clock"), this::map),
                Route.get("/api/risk/forecast", Needs.VIEWER, Set.of("hours"), this::forecast),
                Route.get("/api/risk/cell/{cell}", Needs.VIEWER, this::cell),
                Route.post("/api/risk/route", Needs.VIEWER, this::route),
                Route.get("/api/sensors", Needs.VIEWER, call -> Answer.ok(risk().sensors())));
    }

    private RiskOutlook risk() {
        return Missing.unless(risk, "the risk of places");
    }

    private Answer map(Call call) {
        String clock = call.query("clock");
        RiskOutlook.Clock wanted = switch (clock == null ? "now" : clock) {
            case "now" -> RiskOutlook.Clock.NOW;
            case "next" -> RiskOutlook.Clock.NEXT;
            default -> throw HttpRefusal.badRequest("clock must be now or next, was '" + Shown.value(clock) + "'");
        };
        return Answer.ok(risk().map(wanted));
    }

    private Answer forecast(Call call) {
        return Answer.ok(risk().forecast(call.number("hours", 24, 1, MOST_HOURS)));
    }

    private Answer cell(Call call) {
        String cell = call.path("cell");
        if (!CELL.matcher(cell).matches()) {
            throw HttpRefusal.badRequest("cell must be 15 hexadecimal digits, was '" + Shown.value(cell) + "'");
        }
        return Answer.ok(risk().cell(cell).orElseThrow(() -> HttpRefusal.notFound("cell")));
    }

    private Answer route(Call call) {
        List<Point> points = call.body().pairs("points", 2, MOST_POINTS).stream()
                .map(pair -> point(pair.get(0), pair.get(1)))
                .toList();
        Instant at = call.body().timeOrNull("at");
        call.body().allKnown();
        return Answer.ok(risk().route(points, at));
    }

    private static Point point(double longitude, double latitude) {
        if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
            throw HttpRefusal.badRequest(
                    "points must be longitude and latitude in degrees, one was " + longitude + ", " + latitude);
        }
        return new Point(longitude, latitude);
    }
}
