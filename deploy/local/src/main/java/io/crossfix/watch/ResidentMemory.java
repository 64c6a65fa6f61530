package io.crossfix.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much memory this process occupies, as the operating system counts it. */
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIBIBYTES_PER_MEBIBYTE = 1024;

    private ResidentMemory() {}

    /** For example {@code 612 MiB now, 655 MiB at most}; where there is no /proc, that it is unknown. */
    static String inWords() {
        try {
            List<String> lines = Files.readAllLines(STATUS);
            return mebibytes(lines, "VmRSS:") + " MiB now, " + mebibytes(lines, "VmHWM:") + " MiB at most";
        } catch (IOException | IllegalStateException e) {
            return "unknown on this system";
        }
    }

    private static long mebibytes(List<String> lines, String name) {
        String line = lines.stream()
                .filter(candidate -> candidate.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name));
        return Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES_PER_MEBIBYTE;
    }
}
