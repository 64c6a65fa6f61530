package io.crossfix.model;

import io.crossfix.model.risk.RiskBook;
import io.crossfix.model.risk.RiskLedger;
import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that one key cell remembers: the facts, what it said of them, the risk of its risk cells, and up to when it has
 * declared silence.
 *
 * <p>Kept in chunks: number 0 is the index, 5 what usually happens here, risk cells are kept under their H3 number, and everything else under
 * {@code minute * 8 + tag}, where the tag is the kind of the facts, 6 for what weighs on risk (by the first minute of its hour), or 7 for what was said.
 */
public final class CellTable implements Chunked {

    private static final int FORMAT = 1;
    private static final long INDEX = 0;
    private static final int TAGS = 8;
    private static final int BACKGROUND = 5;
    private static final int RISK = 6;
    private static final int SAID = 7;
    private static final int MINUTES_OF_HOUR = 60;
    /** Every H3 cell number is above this, every minute of the next million years below. */
    private static final long LEAST_H3_CELL = 1L << 59;

    private static final Kind[] KINDS = Kind.values();

    private final Facts facts;
    private final SaidBook said;
    private final RiskBook risk;
    private final BackgroundCounts background = new BackgroundCounts(() -> changed(BACKGROUND, false));
    private final Set<Long> chunks = new TreeSet<>();
    private final Set<Long> changed = new LinkedHashSet<>();
    private long silentUpTo = Long.MIN_VALUE;
    private long rulesFingerprint;
    private long scheduled = Long.MAX_VALUE;
    private long alarm = Long.MAX_VALUE;
    private long minuteTold = Long.MIN_VALUE;
    private long forgottenAt = Long.MIN_VALUE;

    /** An empty table. */
    public CellTable(CellSettings settings) {
        this.facts = new Facts(settings.maxFactsPerKind(), this::factsChanged);
        this.said = new SaidBook(this::saidChanged);
        this.risk = new RiskBook(changed::add, this::riskHourChanged);
    }

    /** The table that was kept in chunks, or an empty one. */
    public static CellTable load(CellSettings settings, ChunkSource source) {
        CellTable table = new CellTable(settings);
        byte[] index = source.read(INDEX);
        if (index != null) {
            table.readIndex(index);
            for (long chunk : table.chunks) {
                byte[] bytes = source.read(chunk);
                if (bytes != null) {
                    table.restore(chunk, bytes);
                }
            }
            table.changed.clear();
        }
        return table;
    }

    /** The facts that lie here. */
    public Facts facts() {
        return facts;
    }

    /** What was last said of an anchor under a rule, by {@code per} value. */
    public Map<String, Said> said(String rule, Observation anchor) {
        return Map.copyOf(said.of(rule, anchor));
    }

    /** Remembers what was said. */
    public void say(String rule, Observation anchor, String per, Said what) {
        said.say(rule, anchor, per, what);
    }

    /**
     * What was said of an anchor under a rule.
     *
     * @param kind the anchor's stream
     * @param anchor the anchor's id
     * @param said by {@code per} value
     */
    public record Spoken(Kind kind, String anchor, Map<String, Said> said) {}

    /** Names of the rules that something was said under. */
    public Set<String> spokenRules() {
        return said.rules();
    }

    /** All that was said under a rule. */
    public List<Spoken> spokenUnder(String rule) {
        List<Spoken> spoken = new ArrayList<>();
        said.under(rule)
                .forEach((question, values) -> spoken.add(new Spoken(question.kind(), question.anchor(), values)));
        return spoken;
    }

    /** Forgets one thing that was said. */
    public void forgetSaid(String rule, Observation anchor, String per) {
        said.forget(rule, anchor, per);
    }

    /** Forgets all that was said under a rule. */
    public void forgetSaid(String rule) {
        said.forget(rule);
    }

    /** Takes what was said of an observation along to its corrected time. */
    public void moveSaid(Observation from, Observation to) {
        said.move(from, to);
    }

    /** Event time up to which absence was declared, milliseconds since epoch; never goes back. */
    public long silentUpTo() {
        return silentUpTo;
    }

    /** Declares that what has not arrived by now for times up to {@code time} counts as absent. */
    public void declareSilence(long time) {
        if (time > silentUpTo) {
            silentUpTo = time;
            changed.add(INDEX);
        }
    }

    /** Which rules this table was last asked about; another number means that it must be asked anew. */
    public long rulesFingerprint() {
        return rulesFingerprint;
    }

    /** Remembers which rules this table was asked about. */
    public void askedAbout(long fingerprint) {
        if (fingerprint != rulesFingerprint) {
            rulesFingerprint = fingerprint;
            changed.add(INDEX);
        }
    }

    /**
     * An observation that lies in this cell counts for what usually happens here, or no longer does.
     *
     * @param quarter of the cell that it lies in, see {@link Grid#quarter}
     * @param sign 1 or -1
     */
    public void count(Observation seen, long quarter, int sign) {
        background.add(seen, quarter, sign);
    }

    /** Whether an observation counts for that at all. */
    public static boolean isCounted(Observation seen) {
        return BackgroundCounts.counts(seen);
    }

    /** What usually happens in each quarter, as of a time in milliseconds since epoch; empty when too little is known. */
    public List<Background> background(long at) {
        return background.asOf(at);
    }

    /** The risk of the risk cells that are owned here. */
    public RiskBook risk() {
        return risk;
    }

    /** Forgets facts of a kind, by whole minutes, from before a time in milliseconds since epoch. */
    public void expire(Kind kind, long before) {
        facts.expire(kind, before);
    }

    /**
     * When the oldest minute on this table may be forgotten, milliseconds since epoch; {@link Long#MAX_VALUE} when there is
     * nothing to forget.
     *
     * @param keepMillis how long facts of a kind are kept, milliseconds
     * @param riskMillis how long what weighs on risk is kept, milliseconds
     */
    public long nextExpiry(ToLongFunction<Kind> keepMillis, long riskMillis) {
        long oldest = risk.oldestEnd();
        long next = oldest == Long.MAX_VALUE ? oldest : oldest + riskMillis + 1;
        for (Kind kind : KINDS) {
            long minute = facts.oldestMinute(kind);
            if (minute != Long.MAX_VALUE) {
                next = Math.min(next, Minutes.end(minute) + keepMillis.applyAsLong(kind) + 1);
            }
        }
        return next;
    }

    /**
     * Forgets what may not be kept any longer at a time in milliseconds since epoch: facts, and what weighs on risk. What
     * that has added to risk stays.
     */
    public void forget(Retention retention, long time) {
        if (time <= forgottenAt) {
            return;
        }
        for (Kind kind : KINDS) {
            for (long limit : retention.distinct(kind)) {
                long from = forgottenAt == Long.MIN_VALUE ? 0 : Retention.lastMinuteOver(limit, forgottenAt) + 1;
                facts.forget(kind, retention, limit, from, Retention.lastMinuteOver(limit, time));
            }
        }
        risk.forget(retention, forgottenAt, time);
        forgottenAt = time;
    }

    /** Up to when {@link #forget} has been told that time has come, milliseconds since epoch; not kept over a restart. */
    public long forgottenAt() {
        return forgottenAt;
    }

    /** When {@link #forget} next has something to do, milliseconds since epoch; {@link Long#MAX_VALUE} for never. */
    public long nextForgetting(Retention retention) {
        long next = risk.nextForgetting(retention, forgottenAt);
        for (Kind kind : KINDS) {
            for (long limit : retention.distinct(kind)) {
                long minute = facts.minuteAfter(kind, Retention.lastMinuteOver(limit, forgottenAt));
                if (minute != Long.MAX_VALUE) {
                    next = Math.min(next, Retention.over(minute, limit));
                }
            }
        }
        return next;
    }

    /**
     * True when this table is woken anyway, by either clock, before an observation that lies on it is to be forgotten.
     *
     * @param keepMillis how long facts of its kind are kept, milliseconds
     * @param retention how long they may be kept
     */
    public boolean isWokenBefore(Observation seen, long keepMillis, Retention retention) {
        long minute = Minutes.of(seen.at());
        long limit = retention.of(seen);
        return scheduled <= Minutes.end(minute) + keepMillis + 1
                && (limit == Long.MAX_VALUE || Math.max(scheduled, alarm) <= Retention.over(minute, limit));
    }

    /** True when this table has not asked to be woken at a time, milliseconds since epoch; {@link Long#MAX_VALUE} for never. */
    public boolean schedule(long time) {
        boolean news = time != scheduled;
        scheduled = time;
        return news;
    }

    /** Whether no alarm of the clock on the wall is set for a time, milliseconds since epoch, or earlier. */
    public boolean needsAlarm(long time) {
        return time < alarm;
    }

    /** The clock on the wall will wake this table for what must be gone at a time, milliseconds since epoch. */
    public void setAlarm(long time) {
        alarm = time;
    }

    /** The clock on the wall has woken this table for what must be gone at a time, milliseconds since epoch. */
    public void alarmWent(long time) {
        if (time >= alarm) {
            alarm = Long.MAX_VALUE;
        }
    }

    /**
     * True, once, for each minute (milliseconds since epoch) after the ones before: two clocks may wake this table, and the
     * readings of a minute are told once.
     */
    public boolean beginMinute(long minute) {
        boolean news = minute > minuteTold;
        minuteTold = Math.max(minuteTold, minute);
        return news;
    }

    /** Forgets what was said of anchors from before a time in milliseconds since epoch. */
    public void expireSaid(long before) {
        said.expire(before);
    }

    @Override
    public int weight() {
        return facts.size() + risk.size() + 1;
    }

    @Override
    public void drainChanges(ChunkSink sink) {
        if (changed.isEmpty()) {
            return;
        }
        for (long chunk : new HashSet<>(changed)) {
            if (chunk != INDEX) {
                byte[] bytes = bytes(chunk);
                boolean wasKept = chunks.contains(chunk);
                if (bytes != null) {
                    chunks.add(chunk);
                    sink.write(chunk, bytes);
                } else if (wasKept) {
                    chunks.remove(chunk);
                    sink.write(chunk, null);
                }
            }
        }
        changed.clear();
        // A cell that holds nothing needs no memory of what it once declared: whoever comes now is behind the horizon.
        sink.write(INDEX, chunks.isEmpty() ? null : index());
    }

    private void factsChanged(Kind kind, long minute) {
        changed(number(minute, kind.ordinal()), facts.slice(kind, minute) == null);
    }

    private void riskHourChanged(long hour) {
        long chunk = number(hour * MINUTES_OF_HOUR, RISK);
        changed(chunk, risk.isEmpty(hour));
    }

    private void saidChanged(long minute) {
        changed(number(minute, SAID), !said.holds(minute));
    }

    /** What was never kept and is gone need not be kept any more: only so does a table without checkpoints stay small. */
    private void changed(long chunk, boolean isGone) {
        if (isGone && !chunks.contains(chunk)) {
            changed.remove(chunk);
            changed.add(INDEX);
        } else {
            changed.add(chunk);
        }
    }

    private byte @Nullable [] bytes(long chunk) {
        if (chunk >= LEAST_H3_CELL) {
            RiskLedger ledger = risk.ledger(chunk);
            return ledger == null ? null : ledger.toBytes();
        }
        if (chunk == BACKGROUND) {
            return background.isEmpty() ? null : background.toBytes();
        }
        long minute = Math.floorDiv(chunk, TAGS);
        int tag = (int) Math.floorMod(chunk, (long) TAGS);
        if (tag == SAID) {
            return said.toBytes(minute);
        }
        if (tag == RISK) {
            return risk.hourToBytes(minute / MINUTES_OF_HOUR);
        }
        FactSlice slice = facts.slice(KINDS[tag], minute);
        return slice == null || slice.size() == 0 ? null : slice.toBytes();
    }

    private void restore(long chunk, byte[] bytes) {
        if (chunk >= LEAST_H3_CELL) {
            risk.restoreLedger(chunk, bytes);
            return;
        }
        if (chunk == BACKGROUND) {
            background.restore(bytes);
            return;
        }
        long minute = Math.floorDiv(chunk, TAGS);
        int tag = (int) Math.floorMod(chunk, (long) TAGS);
        if (tag == SAID) {
            said.restore(minute, bytes);
        } else if (tag == RISK) {
            risk.restoreHour(minute / MINUTES_OF_HOUR, bytes);
        } else {
            facts.restore(KINDS[tag], minute, FactSlice.fromBytes(bytes));
        }
    }

    private byte[] index() {
        return Bytes.write(FORMAT, out -> {
            out.writeLong(silentUpTo);
            out.writeLong(rulesFingerprint);
            for (Kind kind : KINDS) {
                out.writeLong(facts.droppedUpTo(kind));
            }
            out.writeInt(chunks.size());
            for (long chunk : chunks) {
                out.writeLong(chunk);
            }
        });
    }

    private void readIndex(byte[] bytes) {
        Bytes.read(bytes, FORMAT, in -> {
            silentUpTo = in.readLong();
            rulesFingerprint = in.readLong();
            for (Kind kind : KINDS) {
                facts.restoreDropped(kind, in.readLong());
            }
            for (int left = in.readInt(); left > 0; left--) {
                chunks.add(in.readLong());
            }
            return chunks.size();
        });
    }

    /** Minutes before 1970 do not occur: the door refuses them. */
    private static long number(long minute, int tag) {
        return minute * TAGS + tag;
    }
}
