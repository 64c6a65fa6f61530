package io.crossfix.rejections;

import io.crossfix.kafka.ArrivalDecoder;
import io.crossfix.kafka.Topic;
import io.crossfix.model.Admission;
import io.crossfix.model.Observation;
import io.crossfix.record.Heartbeat;
import io.crossfix.rejections.Fate.Enters;
import io.crossfix.rejections.Fate.Stays;
import io.crossfix.rejections.Fate.Why;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Asks the job's own door about a rejection once more, as if the record came now. Not thread-safe. */
final class SecondJudgement {

    private final Asked asked;
    private final ArrivalDecoder decoder;
    private final Admission door;
    private final RedriveLedger ledger;

    /**
     * What is asked.
     *
     * @param topic the stream
     * @param kept how long the stream keeps observations
     * @param attempts how many times a record may be redriven, from 1
     * @param now the time of asking
     */
    record Asked(Topic topic, Duration kept, int attempts, Instant now) {}

    SecondJudgement(Asked asked, Admission door, RedriveLedger ledger) {
        this.asked = asked;
        this.decoder = new ArrivalDecoder(asked.topic());
        this.door = door;
        this.ledger = ledger;
    }

    /** What is to become of it. */
    Fate of(RejectedRecord rejected) {
        Place place = rejected.place();
        if (place == null) {
            return stays(Why.NOT_OF_THE_JOB);
        }
        if (rejected.cut()) {
            return stays(Why.CUT);
        }
        if (ledger.isDone(place)) {
            return stays(Why.REDRIVEN_BEFORE);
        }
        Optional<Redriven> before = ledger.thatBrought(place);
        int attempt = before.map(Redriven::attempt).orElse(0) + 1;
        return attempt > asked.attempts()
                ? stays(Why.GIVEN_UP)
                : atTheDoor(rejected, place, before.map(Redriven::origin).orElse(place), attempt);
    }

    private Fate atTheDoor(RejectedRecord rejected, Place place, Place origin, int attempt) {
        long now = asked.now().toEpochMilli();
        Arrival arrival =
                decoder.decode(new Provenance(place.topic(), place.partition(), place.offset(), now), rejected.bytes());
        SpecificRecord value = arrival.value();
        if (value == null) {
            return refused(arrival.refusal());
        }
        if (value instanceof Heartbeat) {
            return stays(Why.NO_OBSERVATION);
        }
        Admission.Verdict verdict = door.judge(value, now);
        Observation observation = verdict.observation();
        if (observation == null) {
            return refused(verdict.refusal());
        }
        // What the stream would have let go by now must not come back with a new lease.
        return now - observation.at() > asked.kept().toMillis()
                ? stays(Why.TOO_OLD)
                : new Enters(observation.sensor(), place, origin, attempt);
    }

    private static Fate refused(@Nullable Refusal refusal) {
        return new Stays(
                Why.STILL_REFUSED, refusal == null ? "" : refusal.reason().name());
    }

    private static Fate stays(Why why) {
        return new Stays(why, "");
    }
}
