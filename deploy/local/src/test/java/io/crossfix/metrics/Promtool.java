package io.crossfix.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Prometheus' own checker, of Debian's package {@code prometheus}; another one is named by the environment's {@code PROMTOOL}. */
final class Promtool {

    private static final long SECONDS = 60;

    private Promtool() {}

    /** What it said. */
    record Said(int code, String text) {}

    static Optional<Path> program() {
        String named = System.getenv("PROMTOOL");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Said run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(program().orElseThrow().toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("promtool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Said(-1, "promtool did not end in " + SECONDS + " s");
            }
            return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
        }
    }
}
