package io.crossfix.backtest.engine;

import io.crossfix.record.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Recorded observations, decoded once and held in memory.
 *
 * @param name what it was read from, for people
 * @param zone zone that its days and hours are counted in
 * @param observations in the order of events
 * @param rows where the rows of its files went
 */
public record Recording(String name, ZoneId zone, List<SpecificRecord> observations, Rows rows) {

    /**
     * Where rows went; all but the observations.
     *
     * @param read rows read
     * @param filtered rows left out on purpose, by filter
     * @param rejected rows that no observation could be made of, by reason
     */
    public record Rows(long read, Map<String, Long> filtered, Map<String, Long> rejected) {}

    /**
     * The same with some streams moved by whole days against all others, at the same hour by the clocks of the zone.
     *
     * @param days how far, later when positive
     */
    public Recording shifted(Set<Kind> kinds, int days) {
        List<SpecificRecord> moved = new ArrayList<>(observations.size());
        for (SpecificRecord record : observations) {
            moved.add(
                    kinds.contains(RecordTimes.kind(record)) ? RecordTimes.at(record, shifted(record, days)) : record);
        }
        moved.sort(Comparator.comparing(RecordTimes::of));
        return new Recording(name, zone, moved, rows);
    }

    private Instant shifted(SpecificRecord record, int days) {
        return RecordTimes.of(record).atZone(zone).plusDays(days).toInstant();
    }
}
