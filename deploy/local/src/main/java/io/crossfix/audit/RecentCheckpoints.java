package io.crossfix.audit;

import io.crossfix.record.AuditCheckpoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest checkpoints over each partition of one topic: all that whoever goes on with the chain needs of a long log. */
final class RecentCheckpoints {

    private static final int KEPT = 16;

    private final String topic;
    private final KnownKeys keys;
    private final Map<Integer, Deque<AuditCheckpoint>> newest = new HashMap<>();

    RecentCheckpoints(String topic, KnownKeys keys) {
        this.topic = topic;
        this.keys = keys;
    }

    /** The next one on its topic; null for something else, which is left to whoever verifies. */
    void take(@Nullable AuditCheckpoint checkpoint) {
        if (checkpoint != null && checkpoint.getTopic().equals(topic)) {
            Deque<AuditCheckpoint> kept = newest.computeIfAbsent(checkpoint.getPartition(), p -> new ArrayDeque<>());
            kept.addLast(checkpoint);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
    }

    /** Which of them count, and what is wrong with the others. */
    JudgedCheckpoints judged() {
        JudgedCheckpoints judged = new JudgedCheckpoints(topic, keys, FromCheckpoint.FIRST);
        newest.values().forEach(kept -> kept.forEach(each -> judged.fromWitness(each, "on its topic")));
        return judged;
    }
}
