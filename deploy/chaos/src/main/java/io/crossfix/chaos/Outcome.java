package io.crossfix.chaos;

import io.crossfix.chaos.oracle.Difference;
import io.crossfix.chaos.oracle.TwoRuns;
import io.crossfix.chaos.schedule.Fault;
import io.crossfix.chaos.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What became of a schedule.
 *
 * @param schedule what was to happen
 * @param waits for each fault how long alerts had to wait
 * @param unseen probes sent in its time whose alert nobody has seen at the end
 * @param comparison with the undisturbed run, of what began in its time
 */
public record Outcome(Schedule schedule, List<Wait> waits, int unseen, TwoRuns.Comparison comparison) {

    private static final int LINES = 20;

    /**
     * How long alerts waited because of a fault.
     *
     * @param fault what was done
     * @param lasted seconds from its begin to its end
     * @param longest the longest wait for an alert, seconds, from when its deciding call was first sent (from two seconds
     *     before the fault until the next one) until a reader saw it
     * @param restarted whether the job was restarted meanwhile; false when its JobManager was replaced
     * @param problem why the fault could not be done or ended as it should; empty when it could
     */
    public record Wait(Fault fault, double lasted, double longest, boolean restarted, String problem) {

        /** Whether what was to be tried was tried. */
        boolean isDone() {
            return problem.isEmpty();
        }

        /** Whether the job was restarted by something that should not have made it. */
        boolean isRestartedForNothing() {
            return restarted && !fault.kind().isInterrupting();
        }
    }

    /** Defends the list. */
    public Outcome {
        waits = List.copyOf(waits);
    }

    /** Whether nothing was lost, nothing is there that should not be, and nothing differs. */
    public boolean isClean() {
        return unseen == 0
                && waits.stream().allMatch(Wait::isDone)
                && waits.stream().noneMatch(Wait::isRestartedForNothing)
                && comparison.isNone();
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-22s %6s %8s %14s  %s", "fault", "at s", "lasted s", "longest wait s", "restarted"));
        waits.forEach(wait -> lines.add(String.format(
                Locale.ROOT,
                "%-22s %6d %8.1f %14.1f  %s",
                wait.fault().kind(),
                wait.fault().at(),
                wait.lasted(),
                wait.longest(),
                !wait.isDone()
                        ? wait.problem()
                        : wait.isRestartedForNothing()
                                ? "yes, and should not have been"
                                : wait.restarted() ? "yes" : "no")));
        lines.add("seed " + schedule.seed() + ": probes without an alert " + unseen);
        lines.add(line("matches", comparison.matches()));
        lines.add(line("alerts", comparison.alerts()));
        details("match", comparison.matches(), lines);
        details("alert", comparison.alerts(), lines);
        return lines;
    }

    /** As a row of a table: seed, faults with the longest wait in seconds, compared, lost, extra, different. */
    public String row() {
        Difference matches = comparison.matches();
        Difference alerts = comparison.alerts();
        String faults = waits.stream()
                .map(wait -> String.format(
                        Locale.ROOT,
                        "%s %.1f%s",
                        wait.fault().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        wait.longest(),
                        !wait.isDone()
                                ? " (not done)"
                                : wait.isRestartedForNothing() ? " (restarted for nothing)" : ""))
                .collect(Collectors.joining(", "));
        return String.join(
                " | ",
                "| " + schedule.seed(),
                faults,
                matches.compared() + " + " + alerts.compared(),
                "" + (matches.lost().size() + alerts.lost().size() + unseen),
                "" + (matches.extra().size() + alerts.extra().size()),
                (matches.different().size() + alerts.different().size()) + " |");
    }

    private static String line(String what, Difference difference) {
        return what + " compared " + difference.compared() + ", lost "
                + difference.lost().size() + ", extra " + difference.extra().size() + ", fields that differ "
                + difference.different().size();
    }

    private static void details(String what, Difference difference, List<String> lines) {
        difference.lost().stream().limit(LINES).forEach(id -> lines.add("lost " + what + " " + id));
        difference.extra().stream().limit(LINES).forEach(id -> lines.add("extra " + what + " " + id));
        difference.different().stream().limit(LINES).forEach(line -> lines.add("differs: " + what + " " + line));
    }
}
