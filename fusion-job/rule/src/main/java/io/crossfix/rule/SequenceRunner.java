package io.crossfix.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.cep.configuration.SharedBufferCacheConfig;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;

/**
 * Runs Flink CEP's automaton over facts in memory and forgets everything afterwards.
 *
 * <p>One per operator, never one per question: each {@link SharedBuffer} starts a thread.
 */
final class SequenceRunner implements AutoCloseable {

    /** More open paths than this are not followed: one fact then costs milliseconds (README.md, Limits). */
    static final int MAX_OPEN_PATHS = 1_000;
    /** More steps than this, summed over the open paths at each fact, are not taken in one run. */
    static final int MAX_PATH_STEPS = 20_000;

    private static final int CACHE_SLOTS = 4_096;

    private final HeapStateStore store = new HeapStateStore();
    private final SharedBuffer<Fed> buffer;
    private final AfterMatchSkipStrategy noSkip = AfterMatchSkipStrategy.noSkip();

    @SuppressWarnings("NullAway") // The serializer of facts is never used: they stay on the heap.
    SequenceRunner() {
        buffer = new SharedBuffer<>(
                store, null, new SharedBufferCacheConfig(CACHE_SLOTS, CACHE_SLOTS, Duration.ofDays(365)));
    }

    /** Why a run did not read all its facts. */
    enum Limit {
        NONE(""),
        OPEN_PATHS("more than " + MAX_OPEN_PATHS + " ways to combine the candidates"),
        PATH_STEPS("more than " + MAX_PATH_STEPS + " steps on the ways to combine the candidates");

        private final String words;

        Limit(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * How far a run came.
     *
     * @param unread facts that were not fed, the last ones
     * @param limit why; {@link Limit#NONE} when all were
     */
    record Progress(int unread, Limit limit) {}

    /**
     * Feeds the anchor, then the facts.
     *
     * @param matches takes the matches that one fact completes, fact after fact
     */
    Progress run(Fed anchor, List<Fed> feed, Consumer<Collection<Map<String, List<Fed>>>> matches) {
        try (SharedBufferAccessor<Fed> accessor = buffer.getAccessor()) {
            return run(anchor, feed, accessor, matches);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "Flink CEP failed on " + anchor.asked().sequence().steps(), e);
        } finally {
            store.clear();
        }
    }

    /** Whether nothing is left of earlier runs. */
    boolean isEmpty() {
        return store.isEmpty();
    }

    private Progress run(
            Fed anchor,
            List<Fed> feed,
            SharedBufferAccessor<Fed> accessor,
            Consumer<Collection<Map<String, List<Fed>>>> matches)
            throws Exception {
        // Never opened: opening hands a runtime context to rich conditions, and ours are none.
        NFA<Fed> automaton = anchor.asked().sequence().automaton();
        NFAState state = automaton.createInitialNFAState();
        matches.accept(automaton.process(accessor, state, anchor, anchor.fact().at(), noSkip, () -> 0));
        int pathSteps = 0;
        for (int i = 0; i < feed.size(); i++) {
            int open = state.getPartialMatches().size();
            pathSteps += open;
            if (open > MAX_OPEN_PATHS || pathSteps > MAX_PATH_STEPS) {
                return new Progress(feed.size() - i, open > MAX_OPEN_PATHS ? Limit.OPEN_PATHS : Limit.PATH_STEPS);
            }
            // Time is never advanced: nothing beyond the window is fed, so nothing can time out.
            Fed fed = feed.get(i);
            matches.accept(automaton.process(accessor, state, fed, fed.fact().at(), noSkip, () -> 0));
        }
        return new Progress(0, Limit.NONE);
    }

    @Override
    public void close() {
        buffer.releaseCacheStatisticsTimer();
    }
}
