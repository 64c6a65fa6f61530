package io.crossfix.rejections;

import static io.crossfix.kafka.RejectionHeaders.ATTEMPT;
import static io.crossfix.kafka.RejectionHeaders.ORIGIN;
import static io.crossfix.kafka.RejectionHeaders.REASON;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_OFFSET;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_PARTITION;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_TIMESTAMP;
import static io.crossfix.kafka.RejectionHeaders.SOURCE_TOPIC;

import io.crossfix.backtest.Progress;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.model.Admission;
import io.crossfix.rejections.Fate.Enters;
import io.crossfix.rejections.Fate.Stays;
import io.crossfix.wire.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Gives rejections of a stream to the job again, if its door would let them in now. The bytes are written as they were, and then
 * a line that says so: whoever is killed in between redrives a batch twice, which changes nothing, since ids are the same.
 */
public final class Redrive {

    private static final int BATCH = 500;
    private static final int MOST_REMEMBERED = 200_000;

    private final KafkaSettings kafka;
    private final SecondJudgement.Asked asked;
    private final @Nullable RecordProducer producer;
    private final RedriveCount count = new RedriveCount();
    /** At least once: the job may have written one rejection more than once, and then not far from the first. */
    private final Set<Place> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    private final List<Entering> batch = new ArrayList<>();

    private record Entering(RejectedRecord rejected, Enters fate) {}

    /**
     * What is to be done.
     *
     * @param wanted which rejections
     * @param topic the stream that they are of
     * @param kept how long the stream keeps observations; what is older is not brought back
     * @param attempts how many times a record may be redriven, from 1
     * @param dryRun whether nothing is to be written
     */
    public record Order(RejectionFilter wanted, Topic topic, Duration kept, int attempts, boolean dryRun) {}

    private Redrive(KafkaSettings kafka, SecondJudgement.Asked asked, @Nullable RecordProducer producer) {
        this.kafka = kafka;
        this.asked = asked;
        this.producer = producer;
    }

    /**
     * Does it.
     *
     * @param now the time that the door goes by
     * @throws io.crossfix.kafka.KafkaFailure when the brokers do not answer; done again it goes on from there
     */
    public static RedriveCount run(KafkaSettings kafka, Order order, Admission door, Instant now, Progress progress) {
        SecondJudgement.Asked asked = new SecondJudgement.Asked(order.topic(), order.kept(), order.attempts(), now);
        try (RejectionLog log = new RejectionLog(kafka, 2, progress);
                RecordProducer producer = order.dryRun() ? null : RecordProducer.open(kafka)) {
            Redrive redrive = new Redrive(kafka, asked, producer);
            SecondJudgement judgement = new SecondJudgement(asked, door, log.ledger());
            log.forEach(order.wanted(), rejected -> redrive.take(rejected, judgement));
            redrive.write();
            return redrive.count;
        }
    }

    private void take(RejectedRecord rejected, SecondJudgement judgement) {
        Place place = rejected.place();
        if (place != null && !seen.add(place)) {
            return;
        }
        Fate fate = judgement.of(rejected);
        if (fate instanceof Stays stays) {
            count.stays(stays);
        } else if (fate instanceof Enters enters) {
            batch.add(new Entering(rejected, enters));
            if (batch.size() >= BATCH) {
                write();
            }
        }
    }

    private void write() {
        if (producer != null && !batch.isEmpty()) {
            List<Provenance> kept =
                    producer.deliver(batch.stream().map(this::again).toList());
            List<ProducerRecord<byte[], byte[]>> lines = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                lines.add(line(batch.get(i).fate(), kept.get(i)));
            }
            producer.deliver(lines);
        }
        count.entered(batch.size());
        batch.clear();
    }

    private ProducerRecord<byte[], byte[]> line(Enters fate, Provenance kept) {
        Place to = new Place(kept.topic(), kept.partition(), kept.offset());
        return new Redriven(fate.from(), to, fate.origin(), fate.attempt()).record(kafka.name(Topic.REJECTIONS));
    }

    /** The record as it was, to be appended now; where it comes from stands in its headers. */
    private ProducerRecord<byte[], byte[]> again(Entering entering) {
        Enters fate = entering.fate();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                kafka.name(asked.topic()),
                Headers.utf8(fate.key()),
                entering.rejected().bytes());
        record.headers()
                .add(SOURCE_TOPIC, Headers.utf8(fate.from().topic()))
                .add(SOURCE_PARTITION, Headers.utf8(fate.from().partition()))
                .add(SOURCE_OFFSET, Headers.utf8(fate.from().offset()))
                .add(SOURCE_TIMESTAMP, Headers.utf8(entering.rejected().appendedAt()))
                .add(REASON, Headers.utf8(entering.rejected().reason()))
                .add(ORIGIN, Headers.utf8(fate.origin()))
                .add(ATTEMPT, Headers.utf8(fate.attempt()));
        return record;
    }
}
