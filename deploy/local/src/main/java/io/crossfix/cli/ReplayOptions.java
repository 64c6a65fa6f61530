package io.crossfix.cli;

import io.crossfix.backtest.Progress;
import io.crossfix.backtest.Recordings;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import io.crossfix.feeding.RealBase;
import io.crossfix.feeding.ReplayFeed;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.feeds.mapping.Mapping;
import io.crossfix.feeds.replay.ReplaySettings;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** From options to a replay. */
final class ReplayOptions {

    private ReplayOptions() {}

    static ReplayFeed feed(List<Path> files, Path mapping, Speed speed, Tokeniser tokeniser) throws InvalidDocument {
        files.forEach(ReplayOptions::mustBeReadable);
        ReplaySettings settings = ReplaySettings.DEFAULT.order(speed.order()).speed(speed.factor());
        String text = text(mapping);
        ReplayFeed.Recording recording = new ReplayFeed.Recording(
                files, Mapping.read(text, mapping.toString()), settings, zone(text, mapping.toString()));
        return new ReplayFeed(recording, tokeniser);
    }

    /** Real detections and calls of recorded files, to simulate around. */
    static List<SpecificRecord> base(List<Path> files, Path mapping) throws InvalidDocument, UnusableSource {
        files.forEach(ReplayOptions::mustBeReadable);
        return RealBase.read(files, mapping(mapping));
    }

    /** A whole recording in memory; without a mapping, what 'simulate --out' or 'replay --out' have written. */
    static Recording recording(
            List<Path> files, @Nullable Path mapping, ZoneId zone, TokenOption tokens, Progress progress)
            throws InvalidDocument, UnusableSource {
        if (mapping == null) {
            return Recordings.published(files, zone, progress);
        }
        files.forEach(ReplayOptions::mustBeReadable);
        return Recordings.mapped(files, mapping(mapping), zone, tokens.tokeniser(null), progress);
    }

    private static void mustBeReadable(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailed("there is no readable file " + file);
        }
    }

    static Mapping mapping(Path file) throws InvalidDocument {
        return Mapping.read(text(file), file.toString());
    }

    private static String text(Path mapping) {
        try {
            return Files.readString(mapping);
        } catch (IOException e) {
            throw new CommandFailed("the mapping " + mapping + " cannot be read: " + e, e);
        }
    }

    /** The zone that a mapping's times are in; UTC without a mapping. */
    static ZoneId zone(@Nullable Path mapping) throws InvalidDocument {
        return mapping == null ? ZoneOffset.UTC : zone(text(mapping), mapping.toString());
    }

    /** The zone that the mapping's times are in; UTC where they name their own offset. */
    private static ZoneId zone(String mapping, String source) throws InvalidDocument {
        return ZoneId.of(YamlDocument.read(mapping, source, Mapping.SCHEMA)
                .root()
                .at("/time/zone")
                .asText("UTC"));
    }
}
