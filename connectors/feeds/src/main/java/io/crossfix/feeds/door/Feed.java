package io.crossfix.feeds.door;

import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Known;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.mapping.Outcome;
import io.crossfix.feeds.mapping.RowDecoder;
import io.crossfix.feeds.read.Line;
import io.crossfix.feeds.read.PayloadReader;
import io.crossfix.feeds.token.Tokeniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way in: a name, and the mappings that its messages are read by. Where a message tells of several streams, each has
 * a mapping of its own, which leaves out what is not its business. Not thread-safe.
 */
public final class Feed {

    private final String name;
    private final List<Reading> readings = new ArrayList<>();

    private record Reading(PayloadReader reader, RowDecoder decoder) {}

    /**
     * @param mappings for messages
     * @param tokeniser makes the tokens
     * @param known where sensors stand, and what was said before
     * @throws UnusableSource when a mapping is for files
     */
    public Feed(String name, List<Mapping> mappings, Tokeniser tokeniser, Known known) throws UnusableSource {
        this.name = name;
        for (Mapping mapping : mappings) {
            readings.add(new Reading(
                    PayloadReader.of(mapping.payload(), mapping.columns()), new RowDecoder(mapping, tokeniser, known)));
        }
    }

    /** What senders address it by. */
    public String name() {
        return name;
    }

    /** What a message tells of; a message that nothing can be made of is refused once, not by each mapping. */
    public List<Outcome> decode(byte[] message, Map<String, String> attributes) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Reading reading : readings) {
            for (Line line : reading.reader().read(message, attributes)) {
                Outcome outcome = reading.decoder().decode(line, name);
                outcomes.add(outcome);
                if (line instanceof Line.Broken) {
                    return List.of(outcome);
                }
            }
        }
        return outcomes;
    }
}
