package io.crossfix.audit.report;

import io.crossfix.report.Page;
import io.crossfix.report.ReportFile;
import java.nio.file.Path;

/** A report as one page that needs nothing but a browser. */
public final class AuditReportPage {

    private AuditReportPage() {}

    /** Writes the page. */
    public static void write(AuditReport report, Path file) {
        ReportFile.write(() -> Page.of("Crossfix: how alerts were answered", "/audit", report), file);
    }
}
