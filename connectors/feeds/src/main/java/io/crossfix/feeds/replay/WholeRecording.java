package io.crossfix.feeds.replay;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.mapping.RowDecoder;
import io.crossfix.feeds.replay.DatedRows.Dated;
import io.crossfix.feeds.replay.DecodedFile.Reading;
import io.crossfix.feeds.token.Tokeniser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Recorded files as one recording, whole in memory and in order of events. Every row is decoded once, so whoever goes over
 * it several times pays for reading it only once.
 *
 * @param observations by when they happened; at equal times as they stood in the files, the first file first
 * @param tally where every row went; what it calls published is in {@code observations}
 */
public record WholeRecording(List<SpecificRecord> observations, ReplayTally tally) {

    /** Most observations that are held (about 300 bytes each). */
    public static final int MAX_OBSERVATIONS = 5_000_000;

    private static final int SAY_EVERY = 10_000;

    /**
     * Reads files.
     *
     * @param tokeniser makes the tokens, if the mapping asks for any; this call alone may use it
     * @param progress told now and then how many rows have been read
     * @throws UnusableSource when a file cannot be read or does not fit the mapping, or there is too much
     */
    public static WholeRecording read(List<Path> files, Mapping mapping, Tokeniser tokeniser, LongConsumer progress)
            throws UnusableSource {
        Reading reading = new Reading(mapping, new RowDecoder(mapping, tokeniser), Order.EVENT);
        Counting counting = new Counting(new ReplayTally(), progress);
        List<Dated> rows = new ArrayList<>();
        try {
            for (Path file : files) {
                read(reading.open(file, counting), rows, counting.tally());
            }
        } catch (IOException e) {
            throw new UnusableSource("reading failed: " + e.getMessage(), e);
        }
        counting.tally().completed();
        // Stable, and all but free when the files are in order already.
        rows.sort(Comparator.comparingLong(Dated::at));
        return new WholeRecording(rows.stream().map(row -> row.seen().record()).toList(), counting.tally());
    }

    private static void read(DatedRows file, List<Dated> rows, ReplayTally tally) throws IOException, UnusableSource {
        try (file) {
            for (Dated row = file.next(); row != null; row = file.next()) {
                if (rows.size() == MAX_OBSERVATIONS) {
                    throw new UnusableSource("there are more than " + MAX_OBSERVATIONS
                            + " observations, which is the most that are held in memory; give fewer files");
                }
                rows.add(row);
                tally.published(
                        row.seen().record().getSchema().getName(), row.seen().unlisted());
            }
        }
    }

    private record Counting(ReplayTally tally, LongConsumer progress) implements Leftovers {

        @Override
        public void row() {
            tally.row();
            if (tally.rows() % SAY_EVERY == 0) {
                progress.accept(tally.rows());
            }
        }

        @Override
        public void filtered(String filter) {
            tally.filtered(filter);
        }

        @Override
        public void rejected(FeedRejection rejection) {
            tally.rejected(rejection.refusal().reason());
        }
    }
}
