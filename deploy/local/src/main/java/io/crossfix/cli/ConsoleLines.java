package io.crossfix.cli;

import io.crossfix.console.Console;
import io.crossfix.console.account.Accounts;
import java.util.ArrayList;
import java.util.List;

/** What a person has to know of a console that has started. */
final class ConsoleLines {

    private ConsoleLines() {}

    /** Its address and, at the first start only, the one-time password. */
    static List<String> of(Console console) {
        List<String> lines = new ArrayList<>(List.of("console: " + console.address()));
        console.takeFirstPassword()
                .ifPresent(password -> lines.add("first sign-in: account " + Accounts.FIRST + ", one-time password "
                        + password + " (told only now)"));
        return lines;
    }
}
