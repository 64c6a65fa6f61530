package io.crossfix.console.alert;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How much a desk has on its hands. A pure function of its alerts and the time; the measures are those of ISA-18.2.
 *
 * @param desk the desk
 * @param open alerts that a person can still decide
 * @param unanswered those in the queue that nobody has answered
 * @param oldestUnansweredSeconds age of the oldest of them; null when there is none
 * @param last10min alerts raised in the last ten minutes
 * @param perTenMinutes alerts raised in each ten minutes of the last day, oldest first; the last one is not over
 * @param budget what one position can look at in ten minutes; 0 when none is set
 * @param waiting open alerts in the second lane
 * @param suppressed open alerts that a suppression window covers
 * @param answered15s share of the last day's alerts of the queue that were answered within 15 s; null when there were none
 * @param answered60s the same for 60 s
 * @param decided decisions of the last day
 * @param topDismissed the rules that were dismissed most in the last day, at most ten
 * @param flood whether more was raised in ten minutes than one position can look at
 * @param staleOpen open alerts that are older than a day
 */
public record DeskLoad(
        String desk,
        int open,
        int unanswered,
        @Nullable Long oldestUnansweredSeconds,
        int last10min,
        List<Bucket> perTenMinutes,
        int budget,
        int waiting,
        int suppressed,
        @Nullable Double answered15s,
        @Nullable Double answered60s,
        int decided,
        List<RuleAnswers> topDismissed,
        boolean flood,
        int staleOpen) {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int BUCKETS = 144;
    private static final int MOST_RULES = 10;
    // ISA-18.2: more than ten in ten minutes is a flood for one person.
    private static final int FLOOD = 10;

    /** Alerts raised in the ten minutes from a time on. */
    public record Bucket(Instant at, int count) {}

    /** How a rule's alerts were answered: the share is of those dismissed. */
    public record RuleAnswers(String rule, int dismissed, int confirmed) {

        /** The share that was dismissed, [0, 1]. */
        public double share() {
            return (double) dismissed / (dismissed + confirmed);
        }

        RuleAnswers and(boolean dismissal) {
            return new RuleAnswers(rule, dismissed + (dismissal ? 1 : 0), confirmed + (dismissal ? 0 : 1));
        }
    }

    /**
     * The load of one desk.
     *
     * @param alerts all that are remembered; those of other desks are left out
     * @param budget alerts in ten minutes; 0 when none is set
     */
    public static DeskLoad of(String desk, List<Alert> alerts, int budget, Instant now) {
        List<Alert> own =
                alerts.stream().filter(alert -> alert.getDesk().equals(desk)).toList();
        List<Alert> open = own.stream().filter(Alerts::isOpen).toList();
        List<Alert> unanswered = open.stream().filter(DeskLoad::calls).toList();
        // What is suppressed calls for nobody, so it is no load.
        List<Alert> heard =
                own.stream().filter(alert -> alert.getLane() != Lane.SUPPRESSED).toList();
        int recent = count(heard, alert -> isWithin(alert, STEP, now));
        return new DeskLoad(
                desk,
                open.size(),
                unanswered.size(),
                oldest(unanswered, now),
                recent,
                buckets(heard, now),
                budget,
                count(open, alert -> alert.getLane() == Lane.WAITING),
                count(open, alert -> alert.getLane() == Lane.SUPPRESSED),
                answeredWithin(own, Duration.ofSeconds(15), now),
                answeredWithin(own, Duration.ofSeconds(60), now),
                count(own, alert -> isDecidedSince(alert, now.minus(DAY))),
                topDismissed(own, now.minus(DAY)),
                recent > (budget > 0 ? budget : FLOOD),
                count(open, alert -> !isWithin(alert, DAY, now)));
    }

    private static boolean calls(Alert alert) {
        return Alerts.isUnanswered(alert) && alert.getLane() == Lane.QUEUE;
    }

    private static boolean isWithin(Alert alert, Duration last, Instant now) {
        return Alerts.raisedAt(alert).isAfter(now.minus(last));
    }

    private static int count(List<Alert> alerts, Predicate<Alert> which) {
        return (int) alerts.stream().filter(which).count();
    }

    private static @Nullable Long oldest(List<Alert> unanswered, Instant now) {
        return unanswered.stream()
                .map(Alerts::raisedAt)
                .min(Comparator.naturalOrder())
                .map(raised -> Math.max(0, Duration.between(raised, now).toSeconds()))
                .orElse(null);
    }

    private static List<Bucket> buckets(List<Alert> own, Instant now) {
        long step = STEP.toMillis();
        long first = Math.floorDiv(now.toEpochMilli(), step) - BUCKETS + 1;
        int[] counts = new int[BUCKETS];
        for (Alert alert : own) {
            long at = Math.floorDiv(Alerts.raisedAt(alert).toEpochMilli(), step) - first;
            if (at >= 0 && at < BUCKETS) {
                counts[(int) at]++;
            }
        }
        List<Bucket> buckets = new ArrayList<>(BUCKETS);
        for (int at = 0; at < BUCKETS; at++) {
            buckets.add(new Bucket(Instant.ofEpochMilli((first + at) * step), counts[at]));
        }
        return buckets;
    }

    // What is younger than the limit and unanswered may still be answered in time: it counts neither way.
    private static @Nullable Double answeredWithin(List<Alert> own, Duration limit, Instant now) {
        int due = 0;
        int inTime = 0;
        for (Alert alert : own) {
            boolean counts = alert.getLane() == Lane.QUEUE && !alert.getLate() && isWithin(alert, DAY, now);
            Instant until = Alerts.raisedAt(alert).plus(limit);
            boolean answered =
                    alert.getAnsweredAt() != null && !alert.getAnsweredAt().isAfter(until);
            if (counts && (answered || until.isBefore(now))) {
                due++;
                inTime += answered ? 1 : 0;
            }
        }
        return due == 0 ? null : (Double) ((double) inTime / due);
    }

    private static boolean isDecidedSince(Alert alert, Instant since) {
        return Alerts.isDecided(alert)
                && alert.getDecidedAt() != null
                && alert.getDecidedAt().isAfter(since);
    }

    private static List<RuleAnswers> topDismissed(List<Alert> own, Instant since) {
        Map<String, RuleAnswers> byRule = new TreeMap<>();
        own.stream()
                .filter(alert -> isDecidedSince(alert, since))
                .forEach(alert -> alert.getRules()
                        .forEach(rule -> byRule.compute(
                                name(rule),
                                (name, known) -> (known == null ? new RuleAnswers(name, 0, 0) : known)
                                        .and(alert.getStatus() == AlertStatus.DISMISSED))));
        return byRule.values().stream()
                .filter(rule -> rule.dismissed() > 0)
                .sorted(Comparator.comparing(RuleAnswers::dismissed).reversed().thenComparing(RuleAnswers::rule))
                .limit(MOST_RULES)
                .toList();
    }

    private static String name(String ruleAndVersion) {
        int at = ruleAndVersion.indexOf('@');
        return at < 0 ? ruleAndVersion : ruleAndVersion.substring(0, at);
    }
}
