package io.crossfix.backtest;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.engine.Recording.Rows;
import io.crossfix.feeding.PublishedLines;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.WholeRecording;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.local.CommandFailed;
import io.crossfix.wire.Refusal.Reason;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Recordings from files. */
public final class Recordings {

    private Recordings() {}

    /**
     * Reads files whose columns a mapping explains.
     *
     * @param zone zone that days and hours are counted in
     * @throws UnusableSource when a file cannot be read or does not fit the mapping
     */
    public static Recording mapped(
            List<Path> files, Mapping mapping, ZoneId zone, Tokeniser tokeniser, Progress progress)
            throws UnusableSource {
        WholeRecording whole = WholeRecording.read(files, mapping, tokeniser, progress::read);
        Map<String, Long> rejected = new TreeMap<>();
        whole.tally().rejected().forEach((reason, count) -> rejected.put(reason.name(), count));
        Rows rows = new Rows(whole.tally().rows(), whole.tally().filtered(), rejected);
        return notEmpty(new Recording(name(files), zone, whole.observations(), rows));
    }

    /**
     * Reads what 'simulate --out' or 'replay --out' have written.
     *
     * @param zone zone that days and hours are counted in
     */
    public static Recording published(List<Path> places, ZoneId zone, Progress progress) {
        PublishedLines lines = PublishedLines.read(places, WholeRecording.MAX_OBSERVATIONS, progress::read);
        List<SpecificRecord> sorted = new ArrayList<>(lines.observations());
        sorted.sort(Comparator.comparing(RecordTimes::of));
        Map<String, Long> rejected =
                lines.rejected() == 0 ? Map.of() : Map.of(Reason.MALFORMED.name(), lines.rejected());
        Rows rows = new Rows(lines.rows(), Map.of(), rejected);
        return notEmpty(new Recording(name(places), zone, sorted, rows));
    }

    private static Recording notEmpty(Recording recording) {
        if (recording.observations().isEmpty()) {
            throw new CommandFailed("there is no observation in " + recording.name());
        }
        return recording;
    }

    private static String name(List<Path> files) {
        return files.get(0).getFileName() + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more");
    }
}
