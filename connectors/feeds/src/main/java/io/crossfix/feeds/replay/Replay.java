package io.crossfix.feeds.replay;

import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.mapping.RowDecoder;
import io.crossfix.feeds.replay.DecodedFile.Reading;
import io.crossfix.feeds.token.Tokeniser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes recorded files again, in order and at a chosen speed.
 *
 * <p>Every file is read twice: once to see how much there is and whether it is in order, once to publish it. Files in
 * order are merged as they are read and need no memory; the others are sorted in memory, up to
 * {@link #MAX_SORTED} observations (about 300 bytes each). The same files, mapping and order give the same sequence, so
 * a position counts for any later run.
 */
public final class Replay {

    /** Most observations that are sorted in memory. */
    public static final long MAX_SORTED = 5_000_000;

    private final Reading reading;
    private final ReplaySettings settings;
    private final PaceClock clock;
    private volatile boolean cancelled;

    /**
     * @param mapping what the columns mean
     * @param tokeniser makes the tokens, if the mapping asks for any; this replay alone may use it
     * @param settings order, speed and beginning
     * @param clock what the speed is measured by
     */
    public Replay(Mapping mapping, Tokeniser tokeniser, ReplaySettings settings, PaceClock clock) {
        this.reading = new Reading(mapping, new RowDecoder(mapping, tokeniser), settings.order());
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Replays files as one recording and flushes the publisher. Closes the publisher never.
     *
     * @param progress told about every 1,000 observations, every second of waiting, and at the end
     * @return where every row went
     * @throws UnusableSource when a file cannot be read or does not fit the mapping; mostly before anything is published
     */
    public ReplayTally run(List<Path> files, Publisher publisher, Consumer<ReplayProgress> progress)
            throws UnusableSource {
        try {
            List<Survey> surveys = survey(files);
            Survey all = surveys.stream().reduce(new Survey(), Survey::and);
            Pacer pacer = new Pacer(settings.speed(), clock, this::isCancelled);
            ReplayRun run = new ReplayRun(settings, all, pacer, publisher);
            try (DatedRows rows = open(files, surveys, run)) {
                run.go(rows, progress, this::isCancelled);
            }
            return run.tally();
        } catch (IOException e) {
            throw new UnusableSource("reading failed: " + e.getMessage(), e);
        }
    }

    /** Ends a running replay, from any thread, within about a second; what was published is flushed. */
    public void cancel() {
        cancelled = true;
    }

    private boolean isCancelled() {
        return cancelled;
    }

    private List<Survey> survey(List<Path> files) throws UnusableSource, IOException {
        List<Survey> surveys = new ArrayList<>();
        long sorted = 0;
        for (Path file : files) {
            Survey survey = Survey.of(reading.open(file, Leftovers.IGNORED));
            sorted += survey.inOrder() ? 0 : survey.observations();
            if (sorted > MAX_SORTED) {
                throw new UnusableSource(file + " is not in order of time and too large to be sorted here: at most "
                        + MAX_SORTED + " observations are; sort it by time first, or replay it in parts");
            }
            surveys.add(survey);
        }
        return surveys;
    }

    private DatedRows open(List<Path> files, List<Survey> surveys, Leftovers leftovers)
            throws UnusableSource, IOException {
        List<DatedRows> opened = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                DatedRows rows = reading.open(files.get(i), leftovers);
                opened.add(surveys.get(i).inOrder() ? rows : SortedRows.of(rows));
            }
            return new MergedRows(opened);
        } catch (IOException | UnusableSource | RuntimeException e) {
            for (DatedRows rows : opened) {
                rows.close();
            }
            throw e;
        }
    }
}
