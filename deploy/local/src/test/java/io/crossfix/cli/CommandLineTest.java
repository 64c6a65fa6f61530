package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.local.DataDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void helpNamesWhatThereIsAndNothingElse() {
        assertThat(crossfix("--help")).isZero();
        assertThat(out.toString())
                .contains("up ", "run ", "replay ", "simulate ", "alerts ", "review ", "doctor ")
                .doesNotContain("warm-up");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "run", "replay", "simulate", "alerts", "review", "explain", "backtest", "doctor"})
    void everyCommandExplainsItself(String command) {
        assertThat(crossfix(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: crossfix " + command, "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "upp",
                "up --sped 2",
                "backtest",
                "backtest calls.csv --shifts 15",
                "backtest calls.csv --shifts -1",
                "backtest calls.csv --zone Mars/Olympus",
                "backtest calls.csv --truth-minutes 5",
                "up --speed fast",
                "up --speed 0",
                "up --parallelism 0",
                "up --port here",
                "up --simulate atlantis",
                "up --replay a.csv",
                "up --simulate oakland --replay a.csv --mapping m.yaml",
                "replay a.csv",
                "replay --mapping m.yaml",
                "alerts --format xml",
                "alerts --zone Mars/Olympus",
                "review",
                "review abcdef approve",
                "review abcdef confirm",
                "review abc confirm --reason heard"
            })
    void wrongUseIsExplainedOnStandardErrorWithExitCodeTwo(String line) {
        assertThat(crossfix(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aSecondUpOnTheSameDataIsToldSoInOneLine() {
        try (DataDirectory first = DataDirectory.take(directory)) {
            assertThat(crossfix("up", "--data", first.toString(), "--rules", directory.toString()))
                    .isEqualTo(1);
        }
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("crossfix: process " + ProcessHandle.current().pid() + " is using the data directory");
    }

    @Test
    void anOccupiedPortIsToldInOneLine() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(occupied.getLocalPort());
            assertThat(crossfix("up", "--data", directory.toString(), "--rules", directory.toString(), "--port", port))
                    .isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("crossfix: port " + port + " on 127.0.0.1 is occupied");
        }
    }

    @Test
    void missingFilesAreNamed() {
        Path file = directory.resolve("no-such.csv");
        assertThat(crossfix("replay", file.toString(), "--mapping", "m.yaml")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("crossfix: there is no readable file " + file + System.lineSeparator());
    }

    @Test
    void allFaultsOfTheSettingsAreToldAtOnce() throws IOException {
        Path config = Files.writeString(directory.resolve("crossfix.yaml"), "kafka: {bootstrap: nowhere}\nrulez: 1\n");

        assertThat(crossfix("run", "--config", config.toString(), "--data", directory.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("crossfix: " + config + ":"));
    }

    private int crossfix(String... arguments) {
        CommandLine line = Crossfix.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
