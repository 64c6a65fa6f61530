package io.crossfix.rule;

import io.crossfix.model.Observation;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final int CACHE_SLOTS = 4_096;

    private final HeapStateStore store = new HeapStateStore();
    private final SharedBuffer<Fed> buffer;
    private final AfterMatchSkipStrategy noSkip = AfterMatchSkipStrategy.noSkip();

    @SuppressWarnings("NullAway") // The serializer of facts is never used: they stay on the heap.
    SequenceRunner() {
        buffer = new SharedBuffer<>(
                store, null, new SharedBufferCacheConfig(CACHE_SLOTS, CACHE_SLOTS, Duration.ofDays(365)));
    }

    /**
     * What a run found.
     *
     * @param holds whether there was at least one match
     * @param evidence every step with the facts that it has in any match
     * @param unread facts that were not fed because too many paths were open
     */
    record Outcome(boolean holds, Map<String, Set<Fed>> evidence, int unread) {

        /** Of a rule without a sequence. */
        static final Outcome NOT_ASKED = new Outcome(true, Map.of(), 0);

        List<Observation> factsOf(String step) {
            return evidence.getOrDefault(step, Set.of()).stream().map(Fed::fact).toList();
        }
    }

    /** Feeds the anchor, then the facts. */
    Outcome run(Fed anchor, List<Fed> feed) {
        try (SharedBufferAccessor<Fed> accessor = buffer.getAccessor()) {
            return run(anchor, feed, accessor);
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

    private Outcome run(Fed anchor, List<Fed> feed, SharedBufferAccessor<Fed> accessor) throws Exception {
        // Never opened: opening hands a runtime context to rich conditions, and ours are none.
        NFA<Fed> automaton = anchor.asked().sequence().automaton();
        NFAState state = automaton.createInitialNFAState();
        Matches matches = new Matches();
        matches.addAll(automaton.process(accessor, state, anchor, anchor.fact().at(), noSkip, () -> 0));
        int read = 0;
        for (Fed fed : feed) {
            if (state.getPartialMatches().size() > MAX_OPEN_PATHS) {
                break;
            }
            // Time is never advanced: nothing beyond the window is fed, so nothing can time out.
            matches.addAll(automaton.process(accessor, state, fed, fed.fact().at(), noSkip, () -> 0));
            read++;
        }
        return new Outcome(matches.any, matches.evidence, feed.size() - read);
    }

    private static final class Matches {

        private boolean any;
        private final Map<String, Set<Fed>> evidence = new LinkedHashMap<>();

        void addAll(Iterable<Map<String, List<Fed>>> matches) {
            for (Map<String, List<Fed>> match : matches) {
                any = true;
                match.forEach((step, facts) -> evidence.computeIfAbsent(
                                step, name -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .addAll(facts));
            }
        }
    }

    @Override
    public void close() {
        buffer.releaseCacheStatisticsTimer();
    }
}
