package io.crossfix.cli;

import io.crossfix.rejections.RejectionFilter;
import io.crossfix.wire.Refusal.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rejections are meant. */
final class RejectionOptions {

    @Option(
            names = "--stream",
            paramLabel = "S",
            description = "Only those of this stream, such as gunshot, plate-read, call; or of this feed or file.")
    @Nullable
    String stream;

    @Option(names = "--reason", paramLabel = "R", description = "Only for this reason: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Reason reason;

    @Option(
            names = "--since",
            paramLabel = "T",
            converter = PastReader.class,
            description = "Refused then or later: " + PastReader.FORM + ".")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "T",
            converter = PastReader.class,
            description = "Refused before that time.")
    private @Nullable Instant until;

    RejectionFilter filter(String prefix) {
        return new RejectionFilter(stream, prefix, reason == null ? null : reason.name(), since, until);
    }
}
