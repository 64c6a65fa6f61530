package io.crossfix.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.backtest.report.BacktestReport.AlertFigures;
import io.crossfix.backtest.report.BacktestReport.AreaFigures;
import io.crossfix.backtest.report.BacktestReport.LiftFigures;
import io.crossfix.backtest.report.BacktestReport.RecordingFigures;
import io.crossfix.backtest.report.BacktestReport.RuleFigures;
import io.crossfix.backtest.report.BacktestReport.SetFigures;
import io.crossfix.backtest.report.BacktestReport.SpeedFigures;
import io.crossfix.backtest.report.BacktestReport.Timeline;
import io.crossfix.backtest.report.Comparison.Differing;
import io.crossfix.backtest.report.Comparison.Overlap;
import io.crossfix.backtest.report.Comparison.Where;
import io.crossfix.report.WrittenPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    private static final String HOSTILE = "</script><img src=http://example.org/x onerror=alert(1)> & <!-- /*DATA*/";

    @TempDir
    Path directory;

    @Test
    void thePageIsWellFormedAndNeedsNothingFromElsewhere() throws IOException {
        Path file = directory.resolve("report.html");
        Reports.writeHtml(report(30), file);
        Document page = WrittenPage.read(file);
        assertThat(page.select("script")).hasSize(3);
        assertThat(page.select("script").get(1).data()).startsWith("/*!\n * Chart.js v4");
    }

    @Test
    void thePageHoldsTheFiguresWhateverIsWrittenInThem() throws IOException {
        Path html = directory.resolve("report.html");
        Path json = directory.resolve("report.json");
        Reports.writeHtml(report(2), html);
        Reports.writeJson(report(2), json);
        ObjectMapper mapper = new ObjectMapper();
        Element data =
                Parser.htmlParser().parseInput(Files.readString(html), "").selectFirst("script#data");
        JsonNode inPage = mapper.readTree(data.data());
        assertThat(inPage).isEqualTo(mapper.readTree(json.toFile()));
        assertThat(inPage.at("/rules/rules/0/rule").asText()).isEqualTo(HOSTILE);
    }

    @Test
    void thePageListsTwentyDifferencesAndTheJsonAll() throws IOException {
        Path html = directory.resolve("report.html");
        Path json = directory.resolve("report.json");
        Reports.writeHtml(report(30), html);
        Reports.writeJson(report(30), json);
        ObjectMapper mapper = new ObjectMapper();
        String data = Parser.htmlParser()
                .parseInput(Files.readString(html), "")
                .selectFirst("script#data")
                .data();
        assertThat(mapper.readTree(data).at("/differences/differing")).hasSize(20);
        assertThat(mapper.readTree(json.toFile()).at("/differences/differing")).hasSize(30);
        assertThat(TextReport.lines(report(30))).contains("  ... and 10 more; --json lists all of them");
    }

    @Test
    void theTextSaysWhatIsNotKnown() {
        assertThat(String.join("\n", TextReport.lines(report(0))))
                .contains("no labels: precision unknown", "at least 12.0 (none by chance)", "no second stream");
    }

    private static BacktestReport report(int differing) {
        SetFigures set = set();
        Differing difference = new Differing(
                Where.ONLY_A, "rule", "GUNSHOT g-1", "2024-03-09 12:00:00", 37.8, -122.2, HOSTILE, null, "m-1");
        Overlap total = new Overlap(differing, 0, 5, 0);
        return new BacktestReport(
                new RecordingFigures(
                        HOSTILE,
                        "UTC",
                        "a",
                        "b",
                        2,
                        30,
                        10,
                        Map.of("CALL", 9L),
                        Map.of(),
                        Map.of("BAD_ID", 1L),
                        Map.of()),
                new SpeedFigures(2, 2, 1, 2, 5, 3, 7, 6, "bounded"),
                set,
                set,
                new Comparison(total, Map.of("rule", total), Collections.nCopies(differing, difference)),
                "no labels: precision unknown");
    }

    private static SetFigures set() {
        return new SetFigures(
                HOSTILE,
                List.of(
                        rule(HOSTILE, new LiftFigures("", 10, 100, 0, 600, null, 12.0, null)),
                        rule("silent", LiftFigures.none("no second stream"))),
                10,
                new Timeline(List.of("2024-03-09", "2024-03-10"), Map.of(HOSTILE, Arrays.asList(10L, null))),
                new Timeline(List.of("00"), Map.of(HOSTILE, List.of(10L))),
                List.of(new AreaFigures("872830983ffffff", 37.8, -122.2, 10, Map.of(HOSTILE, 10L))),
                new AlertFigures(3, 0.1, 2, "2024-03-09 12:00:00"),
                Map.of(HOSTILE, 1L),
                Map.of());
    }

    private static RuleFigures rule(String name, LiftFigures lift) {
        return new RuleFigures(name, "1.0", "live", 100, 10, 1, lift, null);
    }
}
