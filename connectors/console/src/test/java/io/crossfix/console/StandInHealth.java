package io.crossfix.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.port.HealthSource;
import java.time.Instant;

/** An engine that works, with cameras some minutes behind and three of them silent. */
final class StandInHealth implements HealthSource {

    @Override
    public ObjectNode health() {
        ObjectNode health = JsonNodeFactory.instance.objectNode().put("ok", false);
        health.putArray("degraded").add("camera: newest record is 4 min old");
        ArrayNode streams = health.putArray("streams");
        stream(streams, "GUNSHOT", 0.4, 2);
        stream(streams, "PLATE", 311, 0);
        stream(streams, "CALL", 0.9, 4);
        stream(streams, "CAMERA", 12.4, 244)
                .withArray("/silentSensors")
                .add("cam-8")
                .add("cam-19")
                .add("cam-31");
        health.putObject("job")
                .put("state", "RUNNING")
                .put("lastCheckpointAt", Instant.now().minusSeconds(9).toString())
                .put("restarts", 0);
        return health;
    }

    private static ObjectNode stream(ArrayNode streams, String name, double rate, int ageSeconds) {
        ObjectNode stream = streams.addObject()
                .put("stream", name)
                .put("ratePerSecond", rate)
                .put("lastAt", Instant.now().minusSeconds(ageSeconds).toString())
                .put("ageSeconds", ageSeconds)
                .put("lagRecords", ageSeconds)
                .put("lagMillis", ageSeconds * 1000 + 8)
                .put("rejected1h", ageSeconds % 5);
        stream.putArray("silentSensors");
        return stream;
    }
}
