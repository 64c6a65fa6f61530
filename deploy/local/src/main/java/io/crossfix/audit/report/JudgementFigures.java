package io.crossfix.audit.report;

import io.crossfix.audit.report.AuditReport.Blindness;
import io.crossfix.audit.report.AuditReport.Exercises;
import io.crossfix.audit.report.AuditReport.Judgements;
import io.crossfix.audit.report.AuditReport.Overturned;
import io.crossfix.audit.report.AuditReport.SecondLooks;
import io.crossfix.backtest.statistics.Concordance;
import io.crossfix.backtest.statistics.Difference;
import io.crossfix.backtest.statistics.Interval;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.SecondLook;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How far decisions can be relied on. */
final class JudgementFigures {

    /** From this score on it is likelier than not that something happened. */
    private static final double THRESHOLD = 0.5;

    private JudgementFigures() {}

    /** Decisions with and without the score. */
    static Blindness blindness(Collection<AlertStory> alerts) {
        List<AlertStory> decided =
                alerts.stream().filter(AlertStory::decidedItself).toList();
        Judgements blind =
                judgements(decided.stream().filter(alert -> alert.blind).toList());
        Judgements open =
                judgements(decided.stream().filter(alert -> !alert.blind).toList());
        return new Blindness(THRESHOLD, blind, open, difference(open.agreeing(), blind.agreeing()));
    }

    private static Judgements judgements(List<AlertStory> decided) {
        double[] confirmed = scores(decided, AlertStory::isConfirmed);
        double[] dismissed = scores(decided, alert -> !alert.isConfirmed());
        return new Judgements(
                Share.of(confirmed.length, decided.size()),
                share(decided, alert -> alert.isConfirmed() == (alert.scoreThen >= THRESHOLD)),
                confirmed.length == 0 || dismissed.length == 0 ? null : Concordance.of(confirmed, dismissed));
    }

    private static double[] scores(List<AlertStory> decided, Predicate<AlertStory> which) {
        return decided.stream()
                .filter(which)
                .mapToDouble(alert -> alert.scoreThen)
                .toArray();
    }

    private static @Nullable Difference difference(Share one, Share other) {
        return one.of() == 0 || other.of() == 0
                ? null
                : Difference.of(one.count(), one.of(), other.count(), other.of(), Interval.CONFIDENCE);
    }

    /** What second persons said. */
    static SecondLooks secondLooks(Collection<AlertStory> alerts) {
        List<AlertStory> looked = alerts.stream()
                .filter(alert -> alert.secondLook == SecondLook.AGREED || alert.secondLook == SecondLook.DISAGREED)
                .toList();
        return new SecondLooks(
                alerts.stream()
                        .filter(alert -> alert.secondLook == SecondLook.WANTED)
                        .count(),
                agreed(looked, alert -> true),
                agreed(looked, AlertStory::isConfirmed),
                agreed(looked, alert -> alert.decision == AlertStatus.DISMISSED));
    }

    private static Share agreed(List<AlertStory> looked, Predicate<AlertStory> which) {
        return share(looked.stream().filter(which).toList(), alert -> alert.secondLook == SecondLook.AGREED);
    }

    /**
     * Decisions that later ones went against.
     *
     * @param alerts the later ones
     * @param known finds any alert by its id
     */
    static Overturned overturned(Collection<AlertStory> alerts, Function<String, @Nullable AlertStory> known) {
        return new Overturned(
                overturned(alerts, known, AlertStatus.DISMISSED), overturned(alerts, known, AlertStatus.CONFIRMED));
    }

    private static Share overturned(
            Collection<AlertStory> alerts, Function<String, @Nullable AlertStory> known, AlertStatus first) {
        List<AlertStory> later = alerts.stream()
                .filter(AlertStory::decidedItself)
                .filter(alert -> alert.linkedTo != null)
                .filter(alert -> decision(known.apply(Objects.requireNonNull(alert.linkedTo))) == first)
                .toList();
        return share(later, alert -> alert.decision != first);
    }

    private static @Nullable AlertStatus decision(@Nullable AlertStory alert) {
        return alert == null ? null : alert.decision;
    }

    /**
     * How exercises were answered.
     *
     * @param exercises the exercises
     * @param before how the alert that one repeats had been decided; null when it had not
     */
    static Exercises exercises(Collection<AlertStory> exercises, Function<AlertStory, @Nullable AlertStatus> before) {
        Map<String, Share> answered = new LinkedHashMap<>();
        for (String answer : List.of("confirmed", "dismissed", "acknowledged only", "not answered")) {
            answered.put(answer, share(exercises, alert -> answer(alert).equals(answer)));
        }
        List<AlertStory> both = exercises.stream()
                .filter(alert -> alert.decision != null && before.apply(alert) != null)
                .toList();
        return new Exercises(exercises.size(), answered, share(both, alert -> alert.decision == before.apply(alert)));
    }

    private static String answer(AlertStory alert) {
        if (alert.decision != null) {
            return alert.isConfirmed() ? "confirmed" : "dismissed";
        }
        return alert.acknowledged ? "acknowledged only" : "not answered";
    }

    private static Share share(Collection<AlertStory> alerts, Predicate<AlertStory> which) {
        return Share.of(alerts.stream().filter(which).count(), alerts.size());
    }
}
