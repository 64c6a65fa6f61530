package io.crossfix.feeds.conform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.door.Feed;
import io.crossfix.feeds.door.SensorRegister;
import io.crossfix.feeds.door.StreamDoor;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.mapping.Outcome;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.wire.RecordJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A format on trial: decodes samples under a published key, so that what comes out can be written down. */
public final class Trial {

    /** The key of every trial; known to everybody, so never one of an installation. */
    private static final TokenKey KEY = TokenKey.of("trial".repeat(8), "a trial");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Feed feed;
    private final Set<String> words = new TreeSet<>();

    /**
     * @param mappings the format
     * @param sensors where sensors stand
     * @throws UnusableSource when a mapping is for files
     */
    public Trial(List<Mapping> mappings, SensorRegister sensors) throws UnusableSource {
        mappings.forEach(mapping -> words.addAll(mapping.words()));
        feed = new Feed("trial", mappings, new Tokeniser(KEY), StreamDoor.knowing(sensors));
    }

    /** The words that its mappings know. */
    Set<String> words() {
        return words;
    }

    /**
     * What a sample tells of, in its order: {@code {"stream": ..., "record": {...}}}, {@code {"refused": REASON}} with the
     * detail, or {@code {"ignored": FILTER}}.
     *
     * @param attributes what the transport says beside it
     */
    public ArrayNode outcomes(byte[] sample, Map<String, String> attributes) {
        ArrayNode outcomes = NODES.arrayNode();
        feed.decode(sample, attributes).forEach(outcome -> outcomes.add(written(outcome)));
        return outcomes;
    }

    private static ObjectNode written(Outcome outcome) {
        ObjectNode written = NODES.objectNode();
        if (outcome instanceof Outcome.Observed observed) {
            written.put("stream", observed.record().getSchema().getName());
            // What is unknown is left out: a field that a later release adds must not change what was written down.
            ObjectNode record = RecordJson.of(observed.record());
            record.properties().removeIf(field -> field.getValue().isNull());
            written.set("record", record);
        } else if (outcome instanceof Outcome.Refused refused) {
            written.put("refused", refused.refusal().reason().name());
            written.put("detail", refused.refusal().detail());
        } else if (outcome instanceof Outcome.Filtered filtered) {
            written.put("ignored", filtered.filter());
        }
        return written;
    }
}
