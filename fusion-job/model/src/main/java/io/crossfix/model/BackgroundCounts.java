package io.crossfix.model;

import io.crossfix.record.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many observations of each sort lay in each quarter of one key cell, day by day (UTC): what chance has to work with. By
 * quarters, because what comes together by chance does so where there is most of everything. Plain plate reads
 * are not counted: there are too many, and rules tie them to one vehicle.
 *
 * <p>Whoever asks on one day is told of the days up to the one before yesterday, all of which have been heard of: the answer
 * does not depend on what has arrived by then.
 */
final class BackgroundCounts {

    private static final int FORMAT = 1;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int HOURS_OF_DAY = 24;
    private static final int ASKED_DAYS = 28;
    private static final int LEAST_DAYS = 7;
    private static final int KEPT_DAYS = 40;
    private static final int[] ROUNDS_FROM = {1, 2, 4, 7, 11};
    private static final Kind[] KINDS = Kind.values();

    private final Runnable changed;
    private final NavigableMap<Long, Map<Sort, Integer>> days = new TreeMap<>();
    private long firstDay = Long.MAX_VALUE;

    private record Sort(long quarter, Kind kind, int category, int quantity) {

        static Sort of(Observation seen, long quarter) {
            return new Sort(quarter, seen.kind(), seen.category(), quantity(seen));
        }

        private static int quantity(Observation seen) {
            return switch (seen.kind()) {
                case GUNSHOT -> least(seen.quantity());
                case CALL -> seen.quantity();
                case CAMERA, PLATE -> 1;
            };
        }

        private static int least(int rounds) {
            int least = 1;
            for (int from : ROUNDS_FROM) {
                least = rounds >= from ? from : least;
            }
            return least;
        }

        Observation like() {
            return Observation.plain(kind, "", "", 0, 0, 0, 0, 1, category, quantity);
        }
    }

    BackgroundCounts(Runnable changed) {
        this.changed = changed;
    }

    static boolean counts(Observation seen) {
        return (seen.kind() != Kind.PLATE || seen.isHotlistHit()) && !seen.exercise() && !seen.retracted();
    }

    void add(Observation seen, long quarter, int sign) {
        if (!counts(seen)) {
            return;
        }
        long day = day(seen.at());
        days.computeIfAbsent(day, each -> new HashMap<>())
                .merge(Sort.of(seen, quarter), sign, (a, b) -> a + b == 0 ? null : a + b);
        firstDay = Math.min(firstDay, day);
        while (days.firstKey() < days.lastKey() - KEPT_DAYS) {
            days.pollFirstEntry();
        }
        changed.run();
    }

    /** What usually happens in each quarter, as of a time in milliseconds since epoch; empty when too few days are known. */
    List<Background> asOf(long at) {
        long end = day(at) - 1;
        long begin = Math.max(firstDay, end - ASKED_DAYS);
        if (firstDay == Long.MAX_VALUE || end - begin < LEAST_DAYS) {
            return List.of();
        }
        Map<Sort, Integer> sums = new HashMap<>();
        days.subMap(begin, true, end, false)
                .values()
                .forEach(day -> day.forEach((sort, n) -> sums.merge(sort, n, Integer::sum)));
        Map<Long, List<Background.Typical>> quarters = new TreeMap<>();
        sums.forEach((sort, count) -> quarters.computeIfAbsent(sort.quarter(), each -> new ArrayList<>())
                .add(new Background.Typical(sort.like(), count)));
        double hours = (double) (end - begin) * HOURS_OF_DAY;
        return quarters.values().stream()
                .map(typical -> new Background(typical, hours))
                .toList();
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    byte[] toBytes() {
        return Bytes.write(FORMAT, out -> {
            out.writeLong(firstDay);
            out.writeInt(days.size());
            for (Map.Entry<Long, Map<Sort, Integer>> day : days.entrySet()) {
                out.writeLong(day.getKey());
                out.writeShort(day.getValue().size());
                for (Map.Entry<Sort, Integer> entry : day.getValue().entrySet()) {
                    out.writeLong(entry.getKey().quarter());
                    out.writeByte(entry.getKey().kind().ordinal());
                    out.writeByte(entry.getKey().category());
                    out.writeByte(entry.getKey().quantity());
                    out.writeInt(entry.getValue());
                }
            }
        });
    }

    void restore(byte[] bytes) {
        Bytes.read(bytes, FORMAT, in -> {
            firstDay = in.readLong();
            for (int left = in.readInt(); left > 0; left--) {
                Map<Sort, Integer> counts = new HashMap<>();
                days.put(in.readLong(), counts);
                for (int sorts = in.readUnsignedShort(); sorts > 0; sorts--) {
                    Sort sort = new Sort(
                            in.readLong(), KINDS[in.readUnsignedByte()], in.readUnsignedByte(), in.readUnsignedByte());
                    counts.put(sort, in.readInt());
                }
            }
            return days.size();
        });
    }

    private static long day(long at) {
        return Math.floorDiv(at, DAY_MILLIS);
    }
}
