package io.crossfix.chaos;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of schedules that were run one after another on one rig.
 *
 * @param outcomes of each, in order
 * @param sent records that the brokers acknowledged
 * @param door what the gateway accepted
 * @param answered what a person acknowledged
 * @param demotions rules that a task, of the cluster's or of the undisturbed run's, put into shadow or paused
 */
public record Report(List<Outcome> outcomes, long sent, Door door, Answered answered, List<String> demotions) {

    private static final int LINES = 20;

    /**
     * At the gateway.
     *
     * @param accepted messages that it has accepted
     * @param lost of these, those that are in no topic
     */
    public record Door(int accepted, long lost) {}

    /**
     * At the desk.
     *
     * @param applied alerts whose acknowledgement was reported as applied
     * @param forgotten of these, those that wait for an answer at the end
     */
    public record Answered(int applied, List<String> forgotten) {

        /** Defends the list. */
        public Answered {
            forgotten = List.copyOf(forgotten);
        }
    }

    /** Defends the lists. */
    public Report {
        outcomes = List.copyOf(outcomes);
        demotions = List.copyOf(demotions);
    }

    /** Whether nothing was lost, nothing is there that should not be, and nothing differs. */
    public boolean isClean() {
        return door.lost() == 0
                && answered.forgotten().isEmpty()
                && demotions.isEmpty()
                && outcomes.stream().allMatch(Outcome::isClean);
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        outcomes.forEach(outcome -> lines.addAll(outcome.lines()));
        demotions.stream().limit(LINES).forEach(line -> lines.add("demoted: " + line));
        lines.add(whole());
        return lines;
    }

    /** A row for each schedule, and a line about all of them. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| seed | faults: longest wait for an alert, s | compared: matches + alerts | lost | extra | differ |");
        lines.add("|---|---|---|---|---|---|");
        outcomes.forEach(outcome -> lines.add(outcome.row()));
        lines.add("");
        lines.add(whole());
        return lines;
    }

    private String whole() {
        return "sent " + sent + "; accepted by the gateway " + door.accepted() + ", lost " + door.lost()
                + "; acknowledged " + answered.applied() + ", forgotten "
                + answered.forgotten().size() + "; rules demoted " + demotions.size();
    }
}
