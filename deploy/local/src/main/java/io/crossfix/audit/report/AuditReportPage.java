package io.crossfix.audit.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.report.Page;
import io.crossfix.report.ReportFile;
import java.nio.file.Path;

/** A report as one page that needs nothing but a browser. */
public final class AuditReportPage {

    private static final ObjectMapper JSON = new JsonMapper();

    private AuditReportPage() {}

    /** Writes the page. */
    public static void write(AuditReport report, Path file) {
        ReportFile.write(
                () -> Page.of("/audit/report.html", "/audit/report.js", JSON.writeValueAsString(report)), file);
    }
}
