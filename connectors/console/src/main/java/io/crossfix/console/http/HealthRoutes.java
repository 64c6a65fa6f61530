package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.port.HealthSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the engine, its streams and the console are. */
final class HealthRoutes {

    private final AlertFeed feed;
    private final @Nullable HealthSource source;

    HealthRoutes(AlertFeed feed, @Nullable HealthSource source) {
        this.feed = feed;
        this.source = source;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/health", Needs.VIEWER, call -> Answer.ok(health())),
                Route.get("/healthz", Needs.NOTHING, call -> alive()));
    }

    private ObjectNode health() {
        boolean connected = feed.isConnected();
        ObjectNode health = source == null ? unknown() : source.health();
        if (!connected) {
            health.put("ok", false).withArray("/degraded").add("the console does not get the alerts");
        }
        health.putObject("console")
                .put("connected", connected)
                .put("position", feed.positions().toString());
        return health;
    }

    private static ObjectNode unknown() {
        ObjectNode health = JsonNodeFactory.instance.objectNode().put("ok", true);
        health.putArray("degraded");
        health.putArray("streams");
        health.putObject("job")
                .put("state", "unknown")
                .putNull("lastCheckpointAt")
                .putNull("restarts");
        return health;
    }

    /** In short, for every page that follows. */
    ObjectNode brief() {
        ObjectNode health = health();
        ObjectNode brief = JsonNodeFactory.instance.objectNode();
        brief.set("ok", health.get("ok"));
        brief.set("degraded", health.get("degraded"));
        return brief;
    }

    private Answer alive() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return feed.isConnected()
                ? Answer.ok(body.put("status", "ok"))
                : new Answer(503, body.put("status", "the alerts are not read"));
    }
}
