package io.crossfix.bench.report;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;

/**
 * Where and when it was measured.
 *
 * @param at when the measurement began, ISO 8601
 * @param commit of the sources; "unknown" outside of a checkout, with "+" when files differ from it
 * @param os name, version and architecture
 * @param cores processors that Java may use
 * @param loadAverage tasks that ran or waited to, mean of the minute before; negative when the system does not say
 * @param java its vendor and version
 */
public record Machine(String at, String commit, String os, int cores, double loadAverage, String java) {

    /** This one, now. */
    public static Machine here() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Instant.now().toString(),
                System.getProperty("crossfix.commit", "unknown"),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                System.getProperty("java.vendor") + " " + Runtime.version());
    }

    /** One line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "machine: %d cores, load average %.1f before, %s, Java %s, commit %s, %s",
                cores,
                loadAverage,
                os,
                java,
                commit,
                at);
    }
}
