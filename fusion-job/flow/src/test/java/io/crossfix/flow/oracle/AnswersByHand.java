package io.crossfix.flow.oracle;

import io.crossfix.model.Observation;
import io.crossfix.model.risk.Reliability;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How reliable sensors are after people's answers, by the closed formula, every answer anew: a Beta distribution 20 answers
 * strong, in which an answer counts half after 90 days, and from the next full hour on that is at least 5 minutes away.
 */
public final class AnswersByHand implements Reliability {

    private static final double STRENGTH = 20;
    private static final double HALF_LIFE_MILLIS = 90 * 86_400_000.0;

    private final List<Verdict> verdicts = new ArrayList<>();

    /** @param told in any order, repeats too */
    public AnswersByHand(List<Verdict> told) {
        Set<String> alerts = new HashSet<>();
        told.stream().filter(each -> alerts.add(each.getAlertId())).forEach(verdicts::add);
    }

    @Override
    public double of(Observation seen) {
        double real = STRENGTH * Reliability.ofKind(seen);
        double all = STRENGTH;
        for (Verdict verdict : verdicts) {
            long from = (verdict.getAt().toEpochMilli() + 300_000 + 3_599_999) / 3_600_000 * 3_600_000;
            if (from <= seen.at() && isAbout(verdict, seen)) {
                double weight = Math.min(20, 1 / verdict.getPropensity())
                        * Math.pow(0.5, (seen.at() - from) / HALF_LIFE_MILLIS);
                real += verdict.getReal() ? weight : 0;
                all += weight;
            }
        }
        return real / all;
    }

    private static boolean isAbout(Verdict verdict, Observation seen) {
        return verdict.getFacts().stream()
                .anyMatch(fact ->
                        fact.getKind() == seen.kind() && fact.getSensorId().equals(seen.sensor()));
    }

    /** What they dismiss, as {@link RiskOracle} names it. */
    public Set<String> dismissed() {
        Set<String> dismissed = new TreeSet<>();
        for (Verdict verdict : verdicts) {
            if (!verdict.getReal()) {
                for (JudgedFact fact : verdict.getFacts()) {
                    dismissed.add(RiskOracle.name(fact.getKind(), fact.getObservationId()));
                }
            }
        }
        return dismissed;
    }
}
