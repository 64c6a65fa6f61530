package io.crossfix.backtest.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports in files, for programs and for browsers. */
public final class Reports {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Reports() {}

    /** Writes a report as one JSON object, with every figure and every differing match. */
    public static void writeJson(BacktestReport report, Path file) {
        try {
            write(file, JSON.writeValueAsString(report) + "\n");
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Writes a report as one page that needs nothing but a browser. */
    public static void writeHtml(BacktestReport report, Path file) {
        try {
            write(file, HtmlReport.of(report));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static CommandFailed failed(Path file, IOException e) {
        return new CommandFailed("the report cannot be written to " + file + ": " + e, e);
    }
}
