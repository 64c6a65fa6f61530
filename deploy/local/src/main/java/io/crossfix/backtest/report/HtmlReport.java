package io.crossfix.backtest.report;

import io.crossfix.report.Page;
import java.io.IOException;
import java.util.List;

/** A report as one page. */
final class HtmlReport {

    /** Most differing matches on the page; all of them are in the JSON file. */
    private static final int MAX_DIFFERING = 20;

    private HtmlReport() {}

    static String of(BacktestReport report) throws IOException {
        return Page.of("Crossfix backtest", "/backtest", told(report));
    }

    private static BacktestReport told(BacktestReport report) {
        Comparison all = report.differences();
        return all == null
                ? report
                : new BacktestReport(
                        report.recording(),
                        report.speed(),
                        report.rules(),
                        report.against(),
                        new Comparison(all.total(), all.byRule(), first(all.differing())),
                        report.truth());
    }

    private static List<Comparison.Differing> first(List<Comparison.Differing> all) {
        return all.subList(0, Math.min(MAX_DIFFERING, all.size()));
    }
}
