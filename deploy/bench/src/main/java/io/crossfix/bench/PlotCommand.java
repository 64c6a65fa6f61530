package io.crossfix.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.bench.report.Output;
import io.crossfix.local.CommandFailed;
import io.crossfix.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws results that other commands have written with {@code --json}. */
@Command(name = "plot", description = "One page with plots of results that other commands wrote with --json.")
final class PlotCommand implements Callable<Integer> {

    private static final int MOST_FILES = 100;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Results of fusion, latency, hot-cell, state, backtest.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The page.")
    private Path out = Path.of("");

    private final ObjectMapper json = new ObjectMapper();

    /**
     * A result.
     *
     * @param name of its file
     * @param content as its command wrote it
     */
    record Result(String name, JsonNode content) {}

    @Override
    public Integer call() throws IOException {
        if (files.size() > MOST_FILES) {
            throw new CommandFailed("at most " + MOST_FILES + " results go on a page, these are " + files.size());
        }
        List<Result> results = new ArrayList<>();
        for (Path file : files) {
            results.add(new Result(String.valueOf(file.getFileName()), read(file)));
        }
        Files.writeString(out, Page.of("Crossfix benchmarks", "/bench", results));
        Output.say("written: " + out);
        return 0;
    }

    private JsonNode read(Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new CommandFailed(file + " holds no result: " + e.getMessage(), e);
        }
    }
}
