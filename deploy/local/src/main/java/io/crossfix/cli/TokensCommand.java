package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.token.KeyRing;
import io.crossfix.feeds.token.TokenKeys;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The keys that plates and callers become tokens with: one for each epoch, each a file. */
@Command(
        name = "tokens",
        description = {
            "Keys of tokens, one file for each epoch in a directory: 2026-11-16.key holds from that midnight (UTC) on,",
            "2026-11-16T12-00.key from noon. A running gateway follows within seconds."
        })
final class TokensCommand {

    private static final int KEY_BYTES = 32;

    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "list", description = "Says which epochs there are, and which are destroyed.")
    int list(@Parameters(paramLabel = "DIR", description = "The directory.") Path directory) throws InvalidDocument {
        PrintWriter out = RulesCommand.out(spec);
        for (TokenKeys.Epoch epoch : KeyRing.open(directory).epochs()) {
            out.println(epoch.name() + "  from " + epoch.from() + (epoch.key() == null ? "  destroyed" : ""));
        }
        return 0;
    }

    @Command(
            name = "rotate",
            description =
                    "Makes a random key that holds from a time on; announce it a day ahead, and make hotlists anew.")
    int rotate(
            @Parameters(paramLabel = "DIR", description = "The directory.") Path directory,
            @Parameters(paramLabel = "EPOCH", description = "Such as 2026-11-16 or 2026-11-16T12-00.") String epoch)
            throws InvalidDocument {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path file = directory.resolve(epoch + KeyRing.KEY);
        try {
            Files.createDirectories(directory);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(key), StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CommandFailed("the key cannot be written: " + e, e);
        }
        KeyRing.open(directory);
        RulesCommand.out(spec).println(file + " holds from then on");
        return 0;
    }

    @Command(
            name = "destroy",
            description = {
                "Destroys the key of an epoch: its tokens can be joined with nothing any more. There is no way back.",
                "Backups and disks keep their own copies; those are not reached from here."
            })
    int destroy(
            @Parameters(paramLabel = "DIR", description = "The directory.") Path directory,
            @Parameters(paramLabel = "EPOCH", description = "As 'tokens list' names it.") String epoch) {
        try {
            KeyRing.destroy(directory, epoch);
        } catch (IOException e) {
            throw new CommandFailed("the key cannot be destroyed: " + e, e);
        }
        RulesCommand.out(spec).println("the key of " + epoch + " is destroyed");
        return 0;
    }
}
