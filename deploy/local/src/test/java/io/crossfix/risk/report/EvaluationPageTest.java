package io.crossfix.risk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.backtest.Progress;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.report.WrittenPage;
import io.crossfix.risk.evaluate.Estimate;
import io.crossfix.risk.evaluate.Evaluation;
import io.crossfix.risk.evaluate.Evaluation.Plan;
import io.crossfix.risk.evaluate.Measure;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.report.EvaluationReport.RowFigures;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.MadeStudy;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import io.crossfix.watch.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationPageTest {

    private static final long START = MadeStudy.START;
    private static final long DAY = MadeStudy.DAY;
    private static final String HOSTILE = "</script><img src=http://example.org/x onerror=alert(1)> & <!-- /*DATA*/";

    @TempDir
    Path directory;

    private static EvaluationReport report() {
        System.out.println("seed 9");
        MadeStudy made = new MadeStudy(3);
        made.addRandom(
                new Random(9),
                400,
                START,
                START + 200 * DAY,
                RiskSource.GUNSHOT,
                RiskSource.SHOTS_CALL,
                RiskSource.THREAT_CALL);
        Study study = made.covering(Set.of(RiskSource.GUNSHOT), new Window(START, START + 200 * DAY));
        Plan plan = new Plan(
                new Window(START, START + 120 * DAY),
                new Window(START + 120 * DAY, START + 200 * DAY),
                List.of(
                        Fading.of(Duration.ofMinutes(30)),
                        Fading.of(RiskAge.HOURS),
                        Fading.of(RiskAge.WEEKS),
                        Fading.of(RiskAge.YEAR)),
                List.of(RiskWeights.SHIPPED),
                Holidays.parse(Holidays.DEFAULT),
                Holidays.parse(Holidays.DEFAULT),
                50,
                7);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return Evaluation.run(study, plan, new Progress(new Screen(nowhere, nowhere, false)));
    }

    @Test
    void thePageIsWellFormedNeedsNothingFromElsewhereAndHoldsTheFigures() throws IOException {
        EvaluationReport report = report();
        Path html = directory.resolve("pages/risk.html");
        Path json = directory.resolve("pages/risk.json");
        EvaluationPage.writeHtml(report, html);
        EvaluationPage.writeJson(report, json);
        Document page = WrittenPage.read(html);
        ObjectMapper mapper = new ObjectMapper();
        JsonNode inPage = mapper.readTree(page.selectFirst("script#data").data());
        assertThat(inPage).isEqualTo(mapper.readTree(json.toFile()));
        assertThat(inPage.at("/rows")).hasSize(report.rows().size());
        assertThat(inPage.at("/map/cells")).hasSize(37);
        assertThat(inPage.at("/map/cells/0/corners").size()).isBetween(6, 10);
        assertThat(inPage.at("/rows/2/measures/LL_PER_EVENT/value").asDouble())
                .isEqualTo(report.rows()
                        .get(2)
                        .measures()
                        .get(Measure.LL_PER_EVENT)
                        .value());
        assertThat(page.select("script").get(2).data()).contains("'LL/event [95 %]'", "createElementNS");
    }

    @Test
    void whatIsWrittenInNamesIsNoMarkup() throws IOException {
        EvaluationReport report = report();
        RowFigures first = report.rows().get(0);
        RowFigures hostile = new RowFigures(
                HOSTILE,
                first.measures(),
                first.quietMeasures(),
                first.counts(),
                first.differences(),
                first.gain(),
                first.reliability(),
                first.basePerDay(),
                first.weights());
        Path html = directory.resolve("risk.html");
        EvaluationPage.writeHtml(new EvaluationReport(report.study(), List.of(hostile), report.map()), html);
        Document page = Parser.htmlParser().parseInput(Files.readString(html), "");
        assertThat(page.select("img")).isEmpty();
        JsonNode data =
                new ObjectMapper().readTree(page.selectFirst("script#data").data());
        assertThat(data.at("/rows/0/name").asText()).isEqualTo(HOSTILE);
    }

    @Test
    void theTextNamesEveryRowWithItsNumbers() {
        EvaluationReport report = report();
        String text = String.join("\n", EvaluationText.lines(report));
        for (RowFigures row : report.rows()) {
            Map<Measure, Estimate> of = row.measures();
            assertThat(text)
                    .contains(row.name())
                    .contains(String.format(
                            Locale.ROOT, "%.3f", of.get(Measure.LL_PER_EVENT).value()))
                    .contains(String.format(
                            Locale.ROOT,
                            "%.1f",
                            100 * of.get(Measure.HIT_1_PERCENT).value()));
        }
        assertThat(text).contains("seed 7", "37 cells", "document shipped@1", "weeks drawn 50 times");
    }

    /** The rows are fitted and replayed side by side: the order in which threads finish must not matter. */
    @Test
    void theSameSeedGivesTheSameReport() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.writeValueAsString(report())).isEqualTo(mapper.writeValueAsString(report()));
    }

    /** Incidents that know nothing of each other: no rates may seem better than they are. */
    @Test
    void whereThereIsNothingToLearnNothingIsGained() {
        EvaluationReport report = report();
        assertThat(report.study().testEvents()).isGreaterThan(20);
        for (RowFigures row : report.rows().subList(0, 8)) {
            assertThat(row.measures().get(Measure.AUC).value()).isBetween(0.35, 0.65);
            assertThat(row.measures().get(Measure.LL_PER_EVENT).value())
                    .isLessThan(report.rows()
                                    .get(0)
                                    .measures()
                                    .get(Measure.LL_PER_EVENT)
                                    .value()
                            + 0.1);
        }
    }
}
