package io.crossfix.feeding;

import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.PaceClock;
import io.crossfix.feeds.replay.Replay;
import io.crossfix.feeds.replay.ReplaySettings;
import io.crossfix.feeds.replay.ReplayTally;
import io.crossfix.feeds.token.Tokeniser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recorded files, published again. */
public final class ReplayFeed implements Feed {

    private final Recording recording;
    private final Tokeniser tokeniser;
    private volatile @Nullable Replay running;
    private volatile boolean cancelled;

    /**
     * What is replayed, and how.
     *
     * @param files the files, replayed as one recording
     * @param mapping what their columns mean
     * @param settings order and speed; the beginning is the feed's business
     * @param zone zone that people read its times in
     */
    public record Recording(List<Path> files, Mapping mapping, ReplaySettings settings, ZoneId zone) {

        public Recording {
            files = files.stream()
                    .map(file -> file.toAbsolutePath().normalize())
                    .toList();
        }
    }

    /** @param tokeniser makes the tokens, if the mapping asks for any; this feed alone may use it */
    public ReplayFeed(Recording recording, Tokeniser tokeniser) {
        this.recording = recording;
        this.tokeniser = tokeniser;
    }

    @Override
    public String title() {
        List<Path> files = recording.files();
        return "replay of " + files.get(0).getFileName()
                + (files.size() == 1 ? "" : " and " + (files.size() - 1) + " more");
    }

    /** A file that was replaced by another of the same name is another recording. */
    @Override
    public String identity() {
        StringBuilder text = new StringBuilder(recording.mapping().name())
                .append(recording.settings().order());
        for (Path file : recording.files()) {
            text.append('\n').append(file).append(' ').append(version(file));
        }
        return "replay-" + Fingerprint.of(text.toString());
    }

    private static String version(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return "unreadable"; // Said properly when it is opened.
        }
    }

    @Override
    public ZoneId zone() {
        return recording.zone();
    }

    @Override
    public FeedOutcome publish(long from, Publisher publisher, FeedProgress progress) throws UnusableSource {
        Replay replay =
                new Replay(recording.mapping(), tokeniser, recording.settings().from(from), PaceClock.SYSTEM);
        running = replay;
        if (cancelled) {
            replay.cancel();
        }
        ReplayTally tally = replay.run(recording.files(), publisher, so -> progress.at(so.position(), so.total()));
        return new FeedOutcome(
                tally.skipped() + tally.published(), tally.published(), tally.isComplete(), tally.toString());
    }

    @Override
    public void cancel() {
        cancelled = true;
        Replay replay = running;
        if (replay != null) {
            replay.cancel();
        }
    }
}
