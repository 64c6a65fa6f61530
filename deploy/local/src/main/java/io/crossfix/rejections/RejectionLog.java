package io.crossfix.rejections;

import io.crossfix.backtest.Progress;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.RawLog.Extent;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.UnreadableLog;
import io.crossfix.local.CommandFailed;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The topic of rejections as it is when opened: what is appended later is left to the next time. Not thread-safe. */
final class RejectionLog implements AutoCloseable {

    private static final int TELL_EVERY = 1_000;

    private final RawLog log;
    private final List<Extent> extents;
    private final Progress progress;

    /**
     * Opens it.
     *
     * @param passes how many times it will be read
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers, or there is no such topic
     */
    RejectionLog(KafkaSettings kafka, int passes, Progress progress) {
        this.log = RawLog.open(kafka, Topic.REJECTIONS);
        this.progress = progress;
        this.extents = log.extents();
        if (extents.isEmpty()) {
            log.close();
            throw new CommandFailed("there is no topic " + log.topic());
        }
        progress.begin(passes
                * extents.stream()
                        .mapToLong(extent -> extent.end() - extent.start())
                        .sum());
    }

    /** What has been redriven so far. */
    RedriveLedger ledger() {
        RedriveLedger ledger = new RedriveLedger();
        read(record -> Redriven.of(record).ifPresent(ledger::take));
        return ledger;
    }

    /** Hands over every rejection that is wanted; those of one source in the order in which they were refused. */
    void forEach(RejectionFilter wanted, Consumer<RejectedRecord> taker) {
        read(record -> {
            @Nullable RejectedRecord rejected = RejectedRecord.of(record);
            if (rejected != null && wanted.takes(rejected)) {
                taker.accept(rejected);
            }
        });
    }

    private void read(Consumer<LoggedRecord> taker) {
        extents.forEach(extent -> read(extent, taker));
    }

    private void read(Extent extent, Consumer<LoggedRecord> taker) {
        try {
            log.read(extent.partition(), extent.start(), extent.end(), record -> {
                taker.accept(record);
                if (record.offset() % TELL_EVERY == TELL_EVERY - 1) {
                    progress.at("rejections", record.offset() - extent.start());
                }
            });
        } catch (UnreadableLog e) {
            throw new CommandFailed("the rejections cannot be read: " + e.getMessage(), e);
        }
        progress.ended(extent.end() - extent.start());
    }

    @Override
    public void close() {
        progress.end();
        log.close();
    }
}
