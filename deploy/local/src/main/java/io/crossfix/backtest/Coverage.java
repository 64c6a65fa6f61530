package io.crossfix.backtest;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.record.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;

/**
 * Which days of a recording have observations, stream by stream, and how many hours it really spans: recordings have gaps.
 *
 * @param zone zone of the days
 * @param days days with observations, by stream
 * @param hours hours between neighbouring observations, without gaps of more than a day
 */
record Coverage(ZoneId zone, Map<Kind, ? extends Set<LocalDate>> days, double hours) {

    /** A longer time without any observation is a gap in the recording, not a quiet time. */
    private static final Duration LONGEST_QUIET = Duration.ofDays(1);

    static Coverage of(Recording recording) {
        Map<Kind, NavigableSet<LocalDate>> days = new EnumMap<>(Kind.class);
        Duration spanned = Duration.ZERO;
        Instant before = null;
        for (SpecificRecord record : recording.observations()) {
            Instant at = RecordTimes.of(record);
            days.computeIfAbsent(RecordTimes.kind(record), kind -> new TreeSet<>())
                    .add(LocalDate.ofInstant(at, recording.zone()));
            Duration since = before == null ? Duration.ZERO : Duration.between(before, at);
            spanned = since.compareTo(LONGEST_QUIET) <= 0 ? spanned.plus(since) : spanned;
            before = at;
        }
        return new Coverage(recording.zone(), days, spanned.toMillis() / 3_600_000.0);
    }

    /** All days that have observations of any stream. */
    NavigableSet<LocalDate> allDays() {
        NavigableSet<LocalDate> all = new TreeSet<>();
        days.values().forEach(all::addAll);
        return all;
    }

    /** Whether the day of a time, milliseconds since epoch, has observations of each of these streams. */
    boolean covers(long at, Collection<Kind> kinds) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
        return kinds.stream().allMatch(kind -> {
            Set<LocalDate> ofKind = days.get(kind);
            return ofKind != null && ofKind.contains(day);
        });
    }
}
