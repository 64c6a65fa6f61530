package io.crossfix.backtest.report;

import io.crossfix.report.ReportFile;
import java.nio.file.Path;

/** Reports in files, for programs and for browsers. */
public final class Reports {

    private Reports() {}

    /** Writes a report as one JSON object, with every figure and every differing match. */
    public static void writeJson(BacktestReport report, Path file) {
        ReportFile.json(report, file);
    }

    /** Writes a report as one page that needs nothing but a browser. */
    public static void writeHtml(BacktestReport report, Path file) {
        ReportFile.write(() -> HtmlReport.of(report), file);
    }
}
