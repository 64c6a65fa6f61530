package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.hotlist.HotlistFile;
import io.crossfix.feeds.hotlist.PlainHotlist;
import io.crossfix.feeds.token.KeyRing;
import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.TokenKeys;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.local.CommandFailed;
import io.crossfix.settings.GatewaySection;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tokens of a hotlist: the only thing that ever opens one with plain plates. */
@Command(
        name = "hotlist",
        description = {
            "Makes tokens of a list of plates that are looked for, for every epoch whose key is there and that is not over.",
            "LIST is CSV with plate_norm, category, valid_from and valid_to; it is needed no longer afterwards.",
            "The gateway of the same crossfix.yaml reads what this writes within seconds."
        })
final class HotlistCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "LIST", description = "The list with plain plates.")
    private Path list = Path.of("");

    @Mixin
    private SettingsFile config = new SettingsFile();

    @Override
    public Integer call() throws InvalidDocument {
        GatewaySection section = config.read().gateway();
        if (section == null || section.hotlists() == null) {
            throw new CommandFailed(config.path() + " has no gateway.hotlists to write to");
        }
        TokenKeys keys = keys(section);
        Instant now = Clock.systemUTC().instant();
        try (Reader reader = Files.newBufferedReader(list)) {
            PlainHotlist.Tokenised made = PlainHotlist.tokenise(
                    reader, list.toString(), keys, new Tokeniser(keys, section.folding()), section.categories(), now);
            write(made, section.hotlists(), now);
            RulesCommand.out(spec)
                    .println(made.rows() + " rows, " + made.items().size() + " tokens to " + section.hotlists()
                            + ", left out " + made.leftOut() + "; holds until " + now.plus(section.maxAge()));
            return 0;
        } catch (IOException e) {
            throw new CommandFailed("the list cannot be read, or its tokens not written: " + e, e);
        }
    }

    private static TokenKeys keys(GatewaySection section) throws InvalidDocument {
        if (section.tokenKeys() != null) {
            return KeyRing.open(section.tokenKeys());
        }
        String key = System.getenv(TokenKey.VARIABLE);
        if (key == null) {
            throw new CommandFailed("there are no gateway.token-keys, and no " + TokenKey.VARIABLE + " either");
        }
        return TokenKeys.always(TokenKey.of(key, TokenKey.VARIABLE));
    }

    /** In one move: the gateway must not read half a list. */
    private static void write(PlainHotlist.Tokenised made, Path file, Instant now) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(beside)) {
            HotlistFile.write(made.items(), now, out);
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
