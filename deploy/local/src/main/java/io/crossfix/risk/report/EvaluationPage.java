package io.crossfix.risk.report;

import io.crossfix.report.Page;
import io.crossfix.report.ReportFile;
import java.nio.file.Path;

/** A study in files, for programs and for browsers. */
public final class EvaluationPage {

    private EvaluationPage() {}

    /** Writes a study as one JSON object. */
    public static void writeJson(EvaluationReport report, Path file) {
        ReportFile.json(report, file);
    }

    /** Writes a study as one page, with maps and plots, that needs nothing but a browser. */
    public static void writeHtml(EvaluationReport report, Path file) {
        ReportFile.write(() -> Page.of("Crossfix risk study", "/risk", report), file);
    }
}
