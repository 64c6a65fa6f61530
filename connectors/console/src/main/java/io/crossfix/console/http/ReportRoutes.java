package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.alert.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reports of backtests, as files that somebody put into the directory. */
final class ReportRoutes {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._ -]{0,99}\\.html");
    private static final int MOST_LISTED = 500;
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Path directory;

    ReportRoutes(Path directory) {
        this.directory = directory;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/reports", Needs.ANALYST, call -> list()),
                Route.get("/reports/{name}", Needs.ANALYST, this::one));
    }

    private record Report(String name, long size, java.time.Instant at) {}

    private Answer list() throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("reports");
        for (Report report : reports()) {
            list.addObject()
                    .put("name", report.name())
                    .put("size", report.size())
                    .put("at", Times.text(report.at()));
        }
        return Answer.ok(body);
    }

    private List<Report> reports() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(ReportRoutes::isReport)
                    .map(ReportRoutes::report)
                    .sorted(Comparator.comparing(Report::at).reversed())
                    .limit(MOST_LISTED)
                    .toList();
        }
    }

    private static boolean isReport(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Report report(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Report(
                    file.getFileName().toString(),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the report " + file.getFileName() + " cannot be read", e);
        }
    }

    private Answer one(Call call) throws IOException {
        String name = call.path("name");
        Path file = NAME.matcher(name).matches() ? directory.resolve(name) : null;
        if (file == null || !isReport(file) || Files.size(file) > MOST_BYTES) {
            throw HttpRefusal.notFound("report");
        }
        call.context()
                .header(SecurityHeaders.POLICY, SecurityHeaders.REPORT_POLICY)
                .contentType("text/html; charset=utf-8")
                .result(Files.newInputStream(file));
        return Answer.written();
    }
}
