package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A runbook that names a command or an option that is no longer there is worse than none. */
class RunbooksTest {

    private static final Path RUNBOOKS = Path.of("../runbooks");
    private static final String COMMAND = "deploy/bin/crossfix ";

    /** A word, or what stands between quotes. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private static final List<String> SECTIONS = List.of(
            "## Symptom",
            "## For the people at the queue",
            "## Look",
            "## Decide",
            "## Do",
            "## Afterwards",
            "## Call");

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandOfAPageCanBeTyped(Path page) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String line : commands(page)) {
            try {
                Crossfix.commandLine().parseArgs(words(line));
            } catch (ParameterException e) {
                faults.add(line + ": " + e.getMessage());
            }
        }
        assertThat(faults).as(page.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsBuiltTheSameWayAndFoundFromTheIndex(Path page) throws IOException {
        String text = Files.readString(page);
        assertThat(text.lines().filter(line -> line.startsWith("## ")).toList()).containsExactlyElementsOf(SECTIONS);
        assertThat(Files.readString(RUNBOOKS.resolve("README.md"))).contains("(" + page.getFileName() + ")");
    }

    @Test
    void whatIsNoCommandIsNoticed() {
        assertThat(commands("    $ deploy/bin/crossfix rules stop all --now | head\n"))
                .containsExactly("rules stop all --now");
        assertThat(words("a 'b c' \"d e\"")).containsExactly("a", "b c", "d e");
        CommandLine line = Crossfix.commandLine();
        assertThatThrownBy(() -> line.parseArgs(words("rules list --nonsense"))).isInstanceOf(ParameterException.class);
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            List<Path> pages = files.filter(file -> file.toString().endsWith(".md") && !file.endsWith("README.md"))
                    .sorted()
                    .toList();
            assertThat(pages).isNotEmpty();
            return pages;
        }
    }

    private static List<String> commands(Path page) throws IOException {
        return commands(Files.readString(page));
    }

    /** Arguments of each line that begins with our command, a prompt before it or not, up to a pipe or redirection. */
    private static List<String> commands(String text) {
        return text.lines()
                .map(line -> line.strip().replaceFirst("^\\$ ", ""))
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> line.substring(COMMAND.length()).replaceFirst("\\s(\\||>|2>|&|#|;).*$", ""))
                .toList();
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words.toArray(String[]::new);
    }
}
