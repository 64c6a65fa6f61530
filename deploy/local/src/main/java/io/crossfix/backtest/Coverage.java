package io.crossfix.backtest;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.record.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/**
 * When a recording was recording, stream by stream: recordings have gaps. A stream covers the time between two of its
 * observations that are no more than a day apart; what is longer is a gap, not a quiet time.
 *
 * @param zone zone of the days
 * @param days days that have observations of any stream
 * @param spans covered times by stream, first to last millisecond since epoch
 * @param hours hours covered by all streams as one
 */
record Coverage(ZoneId zone, NavigableSet<LocalDate> days, Map<Kind, TreeMap<Long, Long>> spans, double hours) {

    private static final long LONGEST_QUIET_MILLIS = Duration.ofDays(1).toMillis();
    private static final double HOUR_MILLIS = 3_600_000;

    static Coverage of(Recording recording) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        Map<Kind, TreeMap<Long, Long>> spans = new EnumMap<>(Kind.class);
        TreeMap<Long, Long> all = new TreeMap<>();
        for (SpecificRecord record : recording.observations()) {
            long at = RecordTimes.of(record).toEpochMilli();
            days.add(LocalDate.ofInstant(RecordTimes.of(record), recording.zone()));
            extend(spans.computeIfAbsent(RecordTimes.kind(record), kind -> new TreeMap<>()), at);
            extend(all, at);
        }
        double millis = all.entrySet().stream()
                .mapToLong(span -> span.getValue() - span.getKey())
                .sum();
        return new Coverage(recording.zone(), days, spans, millis / HOUR_MILLIS);
    }

    /** Observations come in order, so only the last span can grow. */
    private static void extend(TreeMap<Long, Long> spans, long at) {
        Map.Entry<Long, Long> last = spans.lastEntry();
        boolean goesOn = last != null && at - last.getValue() <= LONGEST_QUIET_MILLIS;
        spans.put(goesOn ? last.getKey() : at, at);
    }

    /** Whether each of these streams covers a time, milliseconds since epoch. */
    boolean covers(long at, Collection<Kind> kinds) {
        return kinds.stream().allMatch(kind -> {
            TreeMap<Long, Long> ofKind = spans.get(kind);
            Map.Entry<Long, Long> span = ofKind == null ? null : ofKind.floorEntry(at);
            return span != null && at <= span.getValue();
        });
    }
}
