package io.crossfix.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Under what name a person's doing is recorded. */
final class AccountName {

    /** What {@code --by} means. */
    static final String HELP = "Your account; that of this login by default.";

    private static final int LONGEST = 64;

    private AccountName() {}

    /** That of this login. */
    static String byDefault() {
        return System.getProperty("user.name");
    }

    /**
     * Refuses a name that cannot be recorded; else returns it.
     *
     * @param command whose usage is shown
     */
    static String checked(@Nullable CommandSpec command, String name) {
        Crossfix.demand(
                command, !name.isBlank() && name.length() <= LONGEST, "--by must have 1 to " + LONGEST + " characters");
        return name;
    }
}
