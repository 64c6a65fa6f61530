package io.crossfix.cli;

import io.crossfix.backtest.Progress;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From files to a whole recording in memory. */
final class RecordingOptions {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            showDefaultValue = Visibility.NEVER,
            description = "CSV or JSON Lines, plain or gzip; one recording. Without --mapping: what 'simulate --out' or"
                    + " 'replay --out' wrote, files or directory.")
    private List<Path> files = List.of();

    @Option(names = "--mapping", paramLabel = "MAPPING", description = "What the columns mean; see deploy/mappings.")
    private @Nullable Path mapping;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneReader.class,
            description = "The city's time zone, for days and hours; the mapping's by default, else UTC.")
    private @Nullable ZoneId zone;

    @Mixin
    private TokenOption tokens = new TokenOption();

    /** Zone that days and hours are counted in. */
    ZoneId zone() throws InvalidDocument {
        return zone == null ? ReplayOptions.zone(mapping) : zone;
    }

    /** Reads it. */
    Recording read(Progress progress) throws InvalidDocument, UnusableSource {
        return ReplayOptions.recording(files, mapping, zone(), tokens, progress);
    }
}
