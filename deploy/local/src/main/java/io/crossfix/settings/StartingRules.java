package io.crossfix.settings;

import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of the rules in a directory. What is in a text is the job's business. */
public final class StartingRules {

    /** More files than this are not a directory of rules. */
    private static final int MOST = 1_000;

    private StartingRules() {}

    /**
     * Every {@code *.yaml} directly in a directory, by name.
     *
     * @param directory null for the shipped rules
     * @throws CommandFailed when there is no such directory, or a file cannot be read
     */
    public static List<String> in(@Nullable Path directory) {
        Path chosen = directory == null ? shipped() : directory;
        try (Stream<Path> files = Files.list(chosen)) {
            List<Path> rules = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .limit(MOST + 1)
                    .toList();
            if (rules.size() > MOST) {
                throw new CommandFailed(chosen + " holds more than " + MOST + " rules");
            }
            return rules.stream().map(StartingRules::text).toList();
        } catch (IOException e) {
            throw new CommandFailed("the rules in " + chosen + " cannot be read: " + e, e);
        }
    }

    private static Path shipped() {
        return Path.of(System.getProperty("crossfix.home", "."), "deploy", "rules");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailed("the rule " + file + " cannot be read: " + e, e);
        }
    }
}
