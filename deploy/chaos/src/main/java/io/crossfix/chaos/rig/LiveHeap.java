package io.crossfix.chaos.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is alive in the heaps of Java processes: what is left after all else was collected, which stops each for a second or
 * two. What a heap merely uses says nothing: it grows until somebody has to collect.
 */
public final class LiveHeap {

    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    private static final long ANSWER_WITHIN_SECONDS = 20;
    /** A line of each generation, or of the one heap of a collector that has none. */
    private static final Pattern USED = Pattern.compile("(?:generation|heap)\\s+total \\d+K, used (\\d+)K");

    private LiveHeap() {}

    /** Bytes of all together; empty when one of those that run does not answer, for it may stand still just now. */
    public static OptionalLong of(List<Child> processes) {
        long sum = 0;
        for (Child process : processes) {
            OptionalLong pid = process.pid();
            if (pid.isPresent()) {
                OptionalLong bytes = of(pid.getAsLong());
                if (bytes.isEmpty()) {
                    return OptionalLong.empty();
                }
                sum += bytes.getAsLong();
            }
        }
        return OptionalLong.of(sum);
    }

    private static OptionalLong of(long pid) {
        if (ask(pid, "GC.run").isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        return kibibytes == 0 ? OptionalLong.empty() : OptionalLong.of(kibibytes << 10);
    }

    /** What it answers; as much as nothing when it does not in time. */
    private static String ask(long pid, String what) {
        try {
            Process asking = new ProcessBuilder(JCMD, Long.toString(pid), what)
                    .redirectErrorStream(true)
                    .start();
            if (!asking.waitFor(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                asking.destroyForcibly();
                return "";
            }
            try (InputStream answer = asking.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // No JDK here, or it has just ended.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
