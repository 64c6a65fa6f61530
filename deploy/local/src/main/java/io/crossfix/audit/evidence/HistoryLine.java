package io.crossfix.audit.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.AlertHistory;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordJson;
import java.time.Instant;

/**
 * A line of the history, and where it stands in the log that is chained.
 *
 * @param from partition, offset and time of writing
 * @param line what it says
 */
record HistoryLine(Provenance from, AlertHistory line) {

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("partition", from.partition())
                .put("offset", from.offset())
                .put("at", Instant.ofEpochMilli(from.appendedAt()).toString());
        json.set("record", RecordJson.of(line));
        return json;
    }
}
