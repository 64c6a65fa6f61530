package io.crossfix.feeds.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.crossfix.feeds.mapping.Fields;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was said last of each observation, so that repeats are not said again and a correction is a revision. What it forgets
 * is said once more under the same id, which the engine takes for what it is. Not thread-safe.
 */
final class Said {

    /** Observations that are remembered, of about 600 bytes each. */
    static final int MOST = 200_000;

    /** How long one is remembered after it was last said. */
    static final Duration REMEMBERED = Duration.ofHours(6);

    /** A score that moves by less is not worth a revision. */
    private static final double SAME_CONFIDENCE = 0.05;

    private static final Set<String> NO_SUBSTANCE =
            Set.of("reportedAt", "revision", "confidence", "movedFromLatitude", "movedFromLongitude");

    private final Cache<Key, Entry> entries;

    private record Key(Kind kind, String id) {}

    /**
     * Something said.
     *
     * @param record as it was published
     * @param kept ends when Kafka has kept it, or has not
     */
    record Entry(SpecificRecord record, CompletableFuture<Void> kept) {}

    /** What a record is to what was said before. */
    enum Place {
        /** Nobody has said anything of it. */
        NEW,
        /** It says something else than before. */
        CHANGED,
        /** It has been said, or is older than what was said. */
        REPEATED,
        /** It has been said, or is older than what was said, but Kafka did not keep that. */
        LOST
    }

    Said(InstantSource clock) {
        Ticker ticker = () -> clock.millis() * 1_000_000;
        entries = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** What was said last, or null. */
    @Nullable
    Entry of(Kind kind, String id) {
        return entries.getIfPresent(new Key(kind, id));
    }

    /** What a record is to what was said before; changes nothing. */
    Place place(Kind kind, SpecificRecord record) {
        Entry last = of(kind, Fields.id(record));
        if (last == null) {
            return Place.NEW;
        }
        boolean news = !isOlder(record, last.record()) && !says(record, last.record());
        if (news) {
            return Place.CHANGED;
        }
        return last.kept().isCompletedExceptionally() ? Place.LOST : Place.REPEATED;
    }

    /** Numbers a record as what comes next of its observation, and says where it was before when it has moved. */
    SpecificRecord next(Kind kind, SpecificRecord record) {
        Entry last = of(kind, Fields.id(record));
        if (last != null) {
            int revision = Fields.revision(last.record());
            Fields.set(record, "revision", Math.max(Fields.revision(record), revision + 1));
            boolean moved = Fields.latitude(record) != Fields.latitude(last.record())
                    || Fields.longitude(record) != Fields.longitude(last.record());
            if (moved) {
                Fields.set(record, "movedFromLatitude", Fields.latitude(last.record()));
                Fields.set(record, "movedFromLongitude", Fields.longitude(last.record()));
            }
        }
        return record;
    }

    /** Remembers what was said, as it was said. */
    void remember(Kind kind, SpecificRecord record, CompletableFuture<Void> kept) {
        entries.put(new Key(kind, Fields.id(record)), new Entry(record, kept));
    }

    private static boolean isOlder(SpecificRecord record, SpecificRecord last) {
        Instant reported = Fields.reportedAt(record);
        Instant before = Fields.reportedAt(last);
        boolean earlier = reported != null && before != null && reported.isBefore(before);
        boolean numbered = Fields.revision(record) > 0 && Fields.revision(record) < Fields.revision(last);
        return earlier || numbered;
    }

    private static boolean says(SpecificRecord record, SpecificRecord last) {
        // A reader tells of one passing vehicle several times; another time alone is no news of it.
        boolean passing = record instanceof PlateRead;
        if (Math.abs(Fields.confidence(record) - Fields.confidence(last)) >= SAME_CONFIDENCE) {
            return false;
        }
        for (Schema.Field field : record.getSchema().getFields()) {
            if (!NO_SUBSTANCE.contains(field.name())
                    && !(passing && field.name().equals("observedAt"))
                    && !Objects.equals(record.get(field.pos()), last.get(field.pos()))) {
                return false;
            }
        }
        return true;
    }
}
