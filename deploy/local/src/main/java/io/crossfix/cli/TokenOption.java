package io.crossfix.cli;

import io.crossfix.feeds.token.TokenKey;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key that plates and callers become tokens with. */
final class TokenOption {

    @Option(
            names = "--token-key",
            paramLabel = "FILE",
            description =
                    "Secret that plates and callers become tokens with; also read from " + TokenKey.VARIABLE + ".")
    private @Nullable Path file;

    /** @param kept where a key was kept for whoever names none; null when there is no such place */
    Tokeniser tokeniser(@Nullable Path kept) {
        try {
            boolean named = file != null || System.getenv(TokenKey.VARIABLE) != null;
            return new Tokeniser(TokenKey.choose(named ? file : kept, System.getenv(), System.err));
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailed("the token key cannot be used: " + e.getMessage(), e);
        }
    }
}
