package io.crossfix.feeds.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One incident while it is being played: collects what the sensors say about it. */
final class Episode {

    private final String id;
    private final GroundTruth.Kind kind;
    private final long atMillis;
    private final Place place;
    private final List<TimedRecord> records = new ArrayList<>();
    private String detail = "";
    private @Nullable String cause;

    Episode(String id, GroundTruth.Kind kind, long atMillis, Place place) {
        this.id = id;
        this.kind = kind;
        this.atMillis = atMillis;
        this.place = place;
    }

    /** Names the incident. */
    String id() {
        return id;
    }

    /** When it happened, milliseconds since epoch. */
    long atMillis() {
        return atMillis;
    }

    /** Where it happened. */
    Place place() {
        return place;
    }

    /** The records so far. */
    List<TimedRecord> records() {
        return records;
    }

    /** An id for the next observation of a stream: {@code g}, {@code p}, {@code c} or {@code v}. */
    String nextId(char stream) {
        return id + '-' + stream + records.size();
    }

    /** Adds an observation. */
    void add(TimedRecord record) {
        records.add(record);
    }

    /** Says something for people. */
    Episode detailed(String phrase) {
        detail = phrase;
        return this;
    }

    /** Names what brought the incident about. */
    Episode causedBy(String causeId) {
        cause = causeId;
        return this;
    }

    /** The truth about it, complete once it has been played. */
    GroundTruth truth() {
        Set<String> ids = new LinkedHashSet<>();
        records.forEach(record -> ids.add(record.id()));
        return new GroundTruth(id, kind, atMillis, place, detail, cause, List.copyOf(ids));
    }
}
