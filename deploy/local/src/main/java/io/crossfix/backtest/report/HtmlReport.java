package io.crossfix.backtest.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** A report as one page: figures as JSON, the plots' library and the page's own script are all within it. */
final class HtmlReport {

    /** Most differing matches on the page; all of them are in the JSON file. */
    private static final int MAX_DIFFERING = 20;

    private static final String CHARTS_POM = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/";
    private static final ObjectMapper JSON = new JsonMapper();

    private HtmlReport() {}

    static String of(BacktestReport report) throws IOException {
        return resource("/backtest/report.html")
                .replace("/*STYLE*/", resource("/backtest/report.css"))
                .replace("/*CHARTS*/", charts())
                .replace("/*SCRIPT*/", resource("/backtest/report.js"))
                // Last, so that nothing within the data is taken for a place to fill.
                .replace("/*DATA*/", data(report));
    }

    private static String data(BacktestReport report) throws IOException {
        Comparison all = report.differences();
        BacktestReport told = all == null
                ? report
                : new BacktestReport(
                        report.recording(),
                        report.speed(),
                        report.rules(),
                        report.against(),
                        new Comparison(all.total(), all.byRule(), first(all.differing())),
                        report.truth());
        return scriptSafe(JSON.writeValueAsString(told));
    }

    private static List<Comparison.Differing> first(List<Comparison.Differing> all) {
        return all.subList(0, Math.min(MAX_DIFFERING, all.size()));
    }

    /** JSON that no browser takes for the end of the script or the beginning of a comment. */
    static String scriptSafe(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static String charts() throws IOException {
        Properties pom = new Properties();
        try (InputStream in = open(CHARTS_POM)) {
            pom.load(in);
        }
        String script = resource(CHARTS + pom.getProperty("version") + "/dist/chart.umd.min.js");
        // The map of the library's sources is not there.
        return script.replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = HtmlReport.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name + " is not on the class path");
        }
        return in;
    }
}
