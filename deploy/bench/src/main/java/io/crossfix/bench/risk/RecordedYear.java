package io.crossfix.bench.risk;

import io.crossfix.feeding.RecordTaker;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.PaceClock;
import io.crossfix.feeds.replay.Replay;
import io.crossfix.feeds.replay.ReplaySettings;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.flow.FuseCellSettings;
import io.crossfix.flow.Rehearsal;
import io.crossfix.job.FusionSettings;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskLedger;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.rule.Matcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a city's risk cells hold after a recorded time.
 *
 * @param file that was replayed
 * @param observations that bear on risk, of its last year
 * @param cells risk cells that hold anything
 * @param meanBytes of a cell's ledger in a checkpoint
 * @param medianBytes half of them take no more
 * @param mostBytes of the fullest
 * @param heapBytes of a cell's ledger in memory, with its place in the table
 */
public record RecordedYear(
        String file, int observations, int cells, double meanBytes, int medianBytes, int mostBytes, double heapBytes) {

    private static final long YEAR_MILLIS = 365 * 86_400_000L;
    private static final long OUT_OF_ORDERNESS_MILLIS = 15_000;
    private static final int COLLECTIONS = 3;

    /**
     * Replays the last year of a file.
     *
     * @throws Exception when the file or its mapping cannot be read
     */
    public static RecordedYear of(Path file, Path mapping) throws Exception {
        List<Observation> year = lastYear(observations(file, mapping));
        Map<Long, RiskLedger> ledgers = replay(year);
        List<byte[]> kept = ledgers.values().stream().map(RiskLedger::toBytes).toList();
        List<Integer> sizes = kept.stream().map(bytes -> bytes.length).sorted().toList();
        return new RecordedYear(
                file.getFileName().toString(),
                year.size(),
                sizes.size(),
                sizes.stream().mapToInt(size -> size).average().orElse(0),
                sizes.get(sizes.size() / 2),
                sizes.get(sizes.size() - 1),
                heap(kept));
    }

    private static List<Observation> observations(Path file, Path mapping) throws Exception {
        List<Observation> observations = new ArrayList<>();
        Admission door = new Admission(AdmissionSettings.DEFAULT);
        new Replay(Mapping.read(mapping), new Tokeniser(TokenKey.random()), ReplaySettings.DEFAULT, PaceClock.SYSTEM)
                .run(
                        List.of(file),
                        new RecordTaker(record -> {
                            Observation seen =
                                    door.judge(record, Long.MAX_VALUE).observation();
                            if (seen != null && RiskSource.of(seen) != null) {
                                observations.add(seen);
                            }
                        }),
                        progress -> {});
        observations.sort(Comparator.comparingLong(Observation::at));
        return observations;
    }

    private static List<Observation> lastYear(List<Observation> all) {
        long end = all.get(all.size() - 1).at();
        return all.stream().filter(seen -> seen.at() > end - YEAR_MILLIS).toList();
    }

    private static Map<Long, RiskLedger> replay(List<Observation> year) {
        FuseCellSettings settings = FusionSettings.withRules(List.of()).fuseCell();
        try (Matcher matcher = new Matcher(settings.grid(), settings.model())) {
            Rehearsal city = Rehearsal.ofRisk(settings, matcher, reading -> {});
            for (Observation seen : year) {
                city.see(seen);
                city.advanceTo(seen.at() - OUT_OF_ORDERNESS_MILLIS);
            }
            return city.ledgers();
        }
    }

    private static double heap(List<byte[]> kept) {
        long before = used();
        Map<Long, RiskLedger> ledgers = new HashMap<>();
        for (byte[] bytes : kept) {
            ledgers.put((1L << 59) + ledgers.size(), RiskLedger.fromBytes(bytes));
        }
        return (used() - before) / (double) ledgers.size();
    }

    private static long used() {
        Runtime memory = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return memory.totalMemory() - memory.freeMemory();
    }
}
