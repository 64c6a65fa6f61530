package io.crossfix.feeds.replay;

import io.crossfix.feeds.FeedRejection;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.mapping.Outcome;
import io.crossfix.feeds.mapping.RowDecoder;
import io.crossfix.feeds.read.Line;
import io.crossfix.feeds.read.RowReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The observations of a file in the order of its lines. */
final class DecodedFile implements DatedRows {

    private final RowReader rows;
    private final RowDecoder decoder;
    private final Order order;
    private final String file;
    private final Leftovers leftovers;

    /**
     * How files are read.
     *
     * @param mapping what their columns mean
     * @param decoder applies it
     * @param order what their rows are ordered by
     */
    record Reading(Mapping mapping, RowDecoder decoder, Order order) {

        DecodedFile open(Path file, Leftovers leftovers) throws UnusableSource {
            return new DecodedFile(this, file, leftovers);
        }
    }

    private DecodedFile(Reading reading, Path file, Leftovers leftovers) throws UnusableSource {
        this.rows = RowReader.open(
                file, reading.mapping().format(), reading.mapping().columns());
        this.decoder = reading.decoder();
        this.order = reading.order();
        this.file = String.valueOf(file.getFileName());
        this.leftovers = leftovers;
    }

    @Override
    public @Nullable Dated next() throws IOException {
        for (Line line = rows.next(); line != null; line = rows.next()) {
            leftovers.row();
            Outcome outcome = decoder.decode(line, file);
            if (outcome instanceof Outcome.Observed seen) {
                return new Dated(order.of(seen).toEpochMilli(), seen);
            } else if (outcome instanceof Outcome.Filtered filtered) {
                leftovers.filtered(filtered.filter());
            } else if (outcome instanceof Outcome.Refused refused) {
                leftovers.rejected(new FeedRejection(file, line.number(), refused.bytes(), refused.refusal()));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
