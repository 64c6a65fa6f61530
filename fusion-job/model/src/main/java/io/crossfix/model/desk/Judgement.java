package io.crossfix.model.desk;

import io.crossfix.record.Judged;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.Match;
import io.crossfix.record.ReviewAction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a decision covers, and what is news after it. Pure functions. */
final class Judgement {

    /** Odds have to grow by as much to be news. */
    private static final double ODDS = 4;

    private static final double CERTAIN = 1 - 1e-9;

    private Judgement() {}

    /** What a person who decides has before them. */
    static Judged of(Incident incident, ReviewAction action) {
        return Judged.newBuilder()
                .setReal(action == ReviewAction.CONFIRM)
                .setSeverity(incident.severity())
                .setRules(incident.matches().stream()
                        .map(Match::getRuleId)
                        .distinct()
                        .sorted()
                        .toList())
                .setScore(incident.strongest().getScore())
                .setMatches(incident.size())
                .setLastEvidenceAt(incident.lastEvidenceAt().toEpochMilli())
                .build();
    }

    /** What a person who decides on an exercise has before them; nothing that comes later is news to it. */
    static Judged of(KeptAlert exercise, ReviewAction action) {
        return Judged.newBuilder()
                .setReal(action == ReviewAction.CONFIRM)
                .setSeverity(exercise.getSaidSeverity())
                .setRules(List.of())
                .setScore(0)
                .setMatches(0)
                .setLastEvidenceAt(exercise.getFoundedAt())
                .build();
    }

    /**
     * Whether an incident now holds strong evidence that the person who decided did not have: a higher severity, odds four
     * times as high, a rule of no lower severity that did not hold then; after a dismissal also half as many matches more.
     */
    static boolean isNews(Incident incident, Judged judged) {
        return incident.severity().compareTo(judged.getSeverity()) > 0
                || odds(incident.strongest().getScore()) >= ODDS * odds(judged.getScore())
                || incident.matches().stream().anyMatch(match -> isNewRule(match, judged))
                || (!judged.getReal() && 2 * incident.size() >= 3 * judged.getMatches());
    }

    private static boolean isNewRule(Match match, Judged judged) {
        return match.getSeverity().compareTo(judged.getSeverity()) >= 0
                && !judged.getRules().contains(match.getRuleId());
    }

    /** The latest decision among alerts. */
    static Optional<KeptAlert> latestDecided(List<KeptAlert> files) {
        return files.stream()
                .filter(file -> file.getJudged() != null)
                .max(Comparator.comparing((KeptAlert file) -> orZero(file.getDecidedAt()))
                        .thenComparing(KeptAlert::getAlertId));
    }

    private static double odds(double probability) {
        double known = Math.min(probability, CERTAIN);
        return known / (1 - known);
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
