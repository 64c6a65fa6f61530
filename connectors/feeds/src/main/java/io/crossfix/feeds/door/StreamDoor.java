package io.crossfix.feeds.door;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.door.Gatekeeper.Claim;
import io.crossfix.feeds.hotlist.Hotlist;
import io.crossfix.feeds.mapping.Fields;
import io.crossfix.feeds.mapping.Known;
import io.crossfix.feeds.mapping.Outcome;
import io.crossfix.record.Kind;
import io.crossfix.record.PlateRead;
import io.crossfix.wire.AvroTrust;
import io.crossfix.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door into the streams: decodes, asks who says so, leaves out what was said before, and has the rest kept. One message
 * at a time is decided, as many as come are waited for.
 */
public final class StreamDoor implements Door {

    static {
        AvroTrust.install();
    }

    /** How long what was said is remembered. */
    public static final Duration REMEMBERED = Said.REMEMBERED;

    /** How many observations are remembered, at most. */
    public static final int MOST_REMEMBERED = Said.MOST;

    private static final Logger LOG = LoggerFactory.getLogger(StreamDoor.class);

    private final Supplier<SensorRegister> sensors;
    private final Supplier<Hotlist> hotlist;
    private final Keeper keeper;
    private final Gatekeeper gatekeeper;
    private final Said said;
    private final Map<String, Feed> feeds = new HashMap<>();
    private long messages;

    /**
     * @param sensors the register as it is now
     * @param hotlist the hotlist as it is now
     * @param keeper keeps what comes in
     * @param clock ours
     */
    public StreamDoor(Supplier<SensorRegister> sensors, Supplier<Hotlist> hotlist, Keeper keeper, InstantSource clock) {
        this.sensors = sensors;
        this.hotlist = hotlist;
        this.keeper = keeper;
        this.gatekeeper = new Gatekeeper(clock);
        this.said = new Said(clock);
    }

    /** What its feeds may know. */
    public Known known() {
        return knowing(sensors, (kind, id) -> {
            Said.Entry last = said.of(kind, id);
            return last == null ? null : last.record();
        });
    }

    /** What feeds may know that have no door: where sensors stand. */
    public static Known knowing(SensorRegister sensors) {
        return knowing(() -> sensors, (kind, id) -> null);
    }

    private interface LastWord {
        @Nullable
        SpecificRecord of(Kind kind, String id);
    }

    private static Known knowing(Supplier<SensorRegister> sensors, LastWord lastWord) {
        return new Known() {
            @Override
            public @Nullable Station station(String name) {
                return StreamDoor.station(sensors.get().find(name));
            }

            @Override
            public @Nullable SpecificRecord said(Kind kind, String id) {
                return lastWord.of(kind, id);
            }
        };
    }

    private static Known.@Nullable Station station(@Nullable Sensor sensor) {
        if (sensor == null) {
            return null;
        }
        Sensor.Site site = sensor.site();
        return site == null
                ? new Known.Station(sensor.id(), null, null, null)
                : new Known.Station(sensor.id(), site.latitude(), site.longitude(), site.uncertaintyMetres());
    }

    /** Opens a feed; one of the same name is replaced. */
    public synchronized void open(Feed feed) {
        feeds.put(feed.name(), feed);
    }

    /** Remembers an observation that was published before this door was opened. */
    public synchronized void recall(SpecificRecord published) {
        said.remember(Fields.kind(published), published, CompletableFuture.completedFuture(null));
    }

    @Override
    public CompletionStage<Receipt> take(Payload payload) {
        Passage passage = pass(payload);
        CompletableFuture<?>[] kept = passage.kept.toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(kept).handle((done, failure) -> {
            if (failure != null) {
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                throw new NotKept("Kafka did not keep what " + payload.sender() + " sent: " + cause, cause);
            }
            return passage.receipt();
        });
    }

    private synchronized Passage pass(Payload payload) {
        Feed feed = feeds.get(payload.feed());
        if (feed == null) {
            throw new IllegalArgumentException("there is no feed '" + payload.feed() + "'");
        }
        messages++;
        Passage passage = new Passage(payload, messages);
        Map<String, String> beside = new HashMap<>(payload.attributes());
        beside.put("sender", payload.sender());
        decoded(feed, payload.bytes(), beside).forEach(passage::take);
        return passage;
    }

    /** A message that a decoder was not made for must cost itself, not the feed: senders would send it for ever. */
    private static List<Outcome> decoded(Feed feed, byte[] message, Map<String, String> beside) {
        try {
            return feed.decode(message, beside);
        } catch (RuntimeException e) {
            // The exception's own message may quote the text.
            LOG.error("the decoder of {} failed: {} at {}", feed.name(), e.getClass(), e.getStackTrace());
            Refusal refusal = new Refusal(
                    Refusal.Reason.MALFORMED,
                    "the decoder failed on it: " + e.getClass().getSimpleName());
            return List.of(new Outcome.Refused(refusal, (message.length + " bytes").getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** One message on its way through. */
    private final class Passage {

        private final Payload payload;
        private final long number;
        private final Set<String> numbered = new HashSet<>();
        private final List<CompletableFuture<Void>> kept = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private int published;
        private int repeated;
        private int ignored;

        Passage(Payload payload, long number) {
            this.payload = payload;
            this.number = number;
        }

        Receipt receipt() {
            return new Receipt(published, repeated, ignored, refused);
        }

        void take(Outcome outcome) {
            if (outcome instanceof Outcome.Observed observed) {
                observed(observed);
            } else if (outcome instanceof Outcome.Refused no) {
                refuse(no.refusal(), no.bytes());
            } else {
                ignored++;
            }
        }

        private void observed(Outcome.Observed observed) {
            SpecificRecord record = onHotlist(observed.record());
            Kind kind = Fields.kind(record);
            Claim claim = claim(kind, record, observed.sequence());
            SensorRegister register = sensors.get();
            Refusal refusal = gatekeeper.stranger(claim, payload.sender(), register);
            Said.Place place = refusal == null ? said.place(kind, record) : Said.Place.REPEATED;
            if (refusal == null && (place == Said.Place.NEW || place == Said.Place.CHANGED)) {
                refusal = gatekeeper.tooMuch(claim, register);
            }
            if (refusal != null) {
                refuse(refusal, Fields.id(record).getBytes(StandardCharsets.UTF_8));
            } else {
                say(kind, record, place);
            }
        }

        private void say(Kind kind, SpecificRecord record, Said.Place place) {
            Said.Entry last = said.of(kind, Fields.id(record));
            if (place == Said.Place.REPEATED && last != null) {
                repeated++;
                kept.add(last.kept());
                return;
            }
            boolean lost = place == Said.Place.LOST && last != null;
            SpecificRecord next = lost ? last.record() : said.next(kind, record);
            CompletableFuture<Void> keeping = keeper.keep(next);
            said.remember(kind, next, keeping);
            kept.add(keeping);
            published++;
        }

        private void refuse(Refusal refusal, byte[] bytes) {
            refused.add(refusal);
            kept.add(keeper.keep(new FeedRejection(payload.feed(), number, bytes, refusal)));
        }

        /** A message has one number, however many observations it tells of. */
        private Claim claim(Kind kind, SpecificRecord record, @Nullable Long sequence) {
            String sensor = Fields.sensorId(record);
            return new Claim(
                    kind,
                    sensor,
                    Fields.observedAt(record),
                    Fields.latitude(record),
                    Fields.longitude(record),
                    numbered.add(sensor) ? sequence : null);
        }

        private SpecificRecord onHotlist(SpecificRecord record) {
            return record instanceof PlateRead read ? hotlist.get().marked(read) : record;
        }
    }
}
