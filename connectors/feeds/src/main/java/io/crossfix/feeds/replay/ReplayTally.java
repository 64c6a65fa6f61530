package io.crossfix.feeds.replay;

import io.crossfix.wire.Refusal.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where every row went: published, filtered by name, or rejected by reason. Written by one thread. */
public final class ReplayTally {

    /** Most different unlisted texts that are told apart. */
    static final int MAX_UNLISTED = 500;

    private static final int MAX_UNLISTED_LENGTH = 64;

    private final Map<String, Long> published = new TreeMap<>();
    private final Map<String, Long> filtered = new TreeMap<>();
    private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    private final Map<String, Long> unlistedTexts = new TreeMap<>();
    private long rows;
    private long skipped;
    private long unlisted;
    private boolean complete;

    /** Rows read, blank lines included. */
    public long rows() {
        return rows;
    }

    /** Observations published by this run, by the name of their record. */
    public Map<String, Long> publishedByRecord() {
        return Collections.unmodifiableMap(published);
    }

    /** Observations published by this run. */
    public long published() {
        return sum(published);
    }

    /** Observations that an earlier run had published. */
    public long skipped() {
        return skipped;
    }

    /** Rows left out on purpose, by filter. */
    public Map<String, Long> filtered() {
        return Collections.unmodifiableMap(filtered);
    }

    /** Rows that no record could be made of, by reason. */
    public Map<Reason, Long> rejected() {
        return Collections.unmodifiableMap(rejected);
    }

    /** Observations whose category the mapping's table does not list; they went out under its default. */
    public long unlisted() {
        return unlisted;
    }

    /** The texts that were not listed, and how often; the first {@value #MAX_UNLISTED} of up to 64 characters. */
    public Map<String, Long> unlistedTexts() {
        return Collections.unmodifiableMap(unlistedTexts);
    }

    /** Whether the replay came to its end; false when it was cancelled. */
    public boolean isComplete() {
        return complete;
    }

    /** Rows that ended in exactly one place. Of a complete replay: all of them. */
    public long accounted() {
        return published() + skipped + sum(filtered) + sum(rejected);
    }

    @Override
    public String toString() {
        String earlier = skipped == 0 ? "" : ", published earlier " + skipped;
        return "rows " + rows + ": published " + published() + " " + published + earlier + ", filtered " + sum(filtered)
                + " " + filtered + ", rejected " + sum(rejected) + " " + rejected + "; not in the table " + unlisted;
    }

    void row() {
        rows++;
    }

    void filtered(String filter) {
        filtered.merge(filter, 1L, Long::sum);
    }

    void rejected(Reason reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    void skipped(@Nullable String unlistedText) {
        skipped++;
        count(unlistedText);
    }

    void published(String record, @Nullable String unlistedText) {
        published.merge(record, 1L, Long::sum);
        count(unlistedText);
    }

    /** @throws IllegalStateException when a row got lost, which would be a mistake of ours */
    void completed() {
        complete = true;
        if (accounted() != rows) {
            throw new IllegalStateException("rows read and rows accounted for (" + accounted() + ") differ: " + this);
        }
    }

    private void count(@Nullable String text) {
        if (text == null) {
            return;
        }
        unlisted++;
        boolean known = unlistedTexts.containsKey(text);
        if (known || (unlistedTexts.size() < MAX_UNLISTED && text.length() <= MAX_UNLISTED_LENGTH)) {
            unlistedTexts.merge(text, 1L, Long::sum);
        }
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
