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
                .contains(
                        "up ",
                        "run ",
                        "replay ",
                        "simulate ",
                        "alerts ",
                        "review ",
                        "outlets ",
                        "explain ",
                        "rules ",
                        "risk ",
                        "doctor ")
                .doesNotContain("warm-up");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "run",
                "console",
                "gateway",
                "gateway key",
                "replay",
                "simulate",
                "alerts",
                "review",
                "outlets",
                "outlets run",
                "outlets show",
                "outlets dead",
                "explain",
                "rules",
                "backtest",
                "risk",
                "risk evaluate",
                "risk calibrate",
                "risk fit",
                "doctor"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(crossfix((command + " --help").split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: crossfix " + command, "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "upp",
                "up --sped 2",
                "backtest",
                "doctor --production",
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
                "outlets",
                "outlets show abcdef",
                "outlets show abc --format cap",
                "outlets show abcdef --format pager",
                "review abcdef approve",
                "review abcdef confirm",
                "review abc confirm --reason heard",
                "rules",
                "rules publish",
                "rules publish a.yaml --mode loud",
                "rules publish a.yaml --wait soon",
                "rules pause",
                "risk",
                "risk publish",
                "risk publish w.yaml --wait soon",
                "risk show 89283082813fffff",
                "risk show 8928308281",
                "risk forecast --format xml",
                "risk forecast --at noon",
                "risk forecast --top 0",
                "risk forecast --min 2",
                "risk route",
                "risk route no-such-file.csv",
                "risk route pom.xml",
                "risk route r.csv --speed 0",
                "rules rollback shots --to three",
                "risk fit a.csv",
                "risk fit a.csv --out w.yaml --name Bad_Name",
                "risk fit a.csv --out w.yaml --ages MINUTES,YEAR",
                "risk fit a.csv --out w.yaml --version 0",
                "risk evaluate",
                "risk evaluate a.csv --target PLATES",
                "risk evaluate a.csv --target HOTLIST",
                "risk evaluate a.csv --ages MINUTES",
                "risk evaluate a.csv --fit-share 1",
                "risk evaluate a.csv --fit-from yesterday",
                "risk evaluate a.csv --holidays 13-01",
                "risk evaluate a.csv --lives 3s",
                "risk evaluate a.csv --bootstrap 0",
                "risk evaluate a.csv --domain-rings 11"
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

    @Test
    void lintTellsAllFaultsOfAllRulesWithTheirPlaces() throws IOException {
        Path sound = Files.copy(Path.of("../rules/shots-called-in.yaml"), directory.resolve("a.yaml"));
        String text = Files.readString(sound);
        Path broken = Files.writeString(
                directory.resolve("b.yaml"),
                text.replace("call.category in", "call.categry in").replace("600m", "9km"));
        Path twin = Files.copy(sound, directory.resolve("c.yaml"));

        assertThat(crossfix("rules", "lint", sound.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(crossfix("rules", "lint", directory.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith(broken + ":18:") && line.contains("categry"))
                .anyMatch(line -> line.startsWith(broken + ":17:") && line.contains("9000 m"))
                .anyMatch(line -> line.equals(twin + ": rule shots-called-in is also in " + sound));
    }

    @Test
    void testRunsTheExamplesInTheRules() throws IOException {
        String text = Files.readString(Path.of("../rules/shots-called-in.yaml"));
        Path wrong = Files.writeString(directory.resolve("wrong.yaml"), text.replace("radius: 600m", "radius: 700m"));

        assertThat(crossfix("rules", "lint", wrong.toString())).isZero();
        assertThat(crossfix("rules", "test", "../rules")).isZero();
        assertThat(crossfix("rules", "test", wrong.toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith(wrong + ": shots-called-in 1.0, example 'a call from 650 m away does not': matches");
    }

    @Test
    void aBrokenRuleIsNotPublished() throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.yaml"), "rule: broken");
        assertThat(crossfix("rules", "publish", broken.toString(), "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("crossfix: " + broken + ":", "crossfix: nothing was published");
    }

    @Test
    void brokenWeightsAreNotPublishedAndAllTheirFaultsAreTold() throws IOException {
        Path broken = Files.writeString(directory.resolve("weights.yaml"), """
                weights: night
                version: 0
                now: {prior: 1, sources: {}}
                next: {base-per-day: 0.1, children: {GUNSHOTS: {}}}
                """);
        assertThat(crossfix("risk", "publish", broken.toString(), "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("crossfix: " + broken + ":2:", "crossfix: " + broken + ":3:", "crossfix: " + broken + ":4:")
                .endsWith("crossfix: nothing was published" + System.lineSeparator());
    }

    @Test
    void aRouteThatCannotBeReadIsWrongUse() throws IOException {
        Path route = Files.writeString(directory.resolve("route.csv"), "41.85,-87.68\n41.85,west\n99,-87.68\n");
        assertThat(crossfix("risk", "route", route.toString(), "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "crossfix: " + route + ":2:1: longitude must be a number, was 'west'",
                        "crossfix: " + route + ":3:1: latitude must be within [-90, 90], was 99.0");
    }

    @Test
    void brokenWeightsToBeginWithAreToldBeforeAnythingIsStarted() throws IOException {
        Path weights = Files.writeString(directory.resolve("weights.yaml"), "weights: night\nversion: 1\n");
        assertThat(crossfix("up", "--data", directory.toString(), "--weights", weights.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("crossfix: " + weights + ":1:"));
    }

    @Test
    void diffComparesTwoFiles() throws IOException {
        Path before = Files.copy(Path.of("../rules/shots-called-in.yaml"), directory.resolve("before.yaml"));
        Path after = Files.writeString(
                directory.resolve("after.yaml"), Files.readString(before).replace("600m", "700m"));
        assertThat(crossfix("rules", "diff", before.toString(), after.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("--- " + before, "+++ " + after)
                .contains("-    within: {before: 10m, after: 10m, radius: 600m}")
                .contains("+    within: {before: 10m, after: 10m, radius: 700m}");
    }

    private int crossfix(String... arguments) {
        CommandLine line = Crossfix.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
