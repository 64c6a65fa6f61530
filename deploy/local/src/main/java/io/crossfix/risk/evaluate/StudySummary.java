package io.crossfix.risk.evaluate;

import io.crossfix.model.risk.RiskSource;
import io.crossfix.risk.evaluate.Evaluation.Plan;
import io.crossfix.risk.evaluate.TestDays.Day;
import io.crossfix.risk.report.EvaluationReport.StudyFigures;
import io.crossfix.risk.study.CoveredTime;
import io.crossfix.risk.study.Incident;
import io.crossfix.risk.study.Question;
import io.crossfix.risk.study.Study;
import io.crossfix.risk.study.Window;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What was judged, and on what. */
final class StudySummary {

    private final Study study;
    private final Plan plan;
    private final TestDays test;

    StudySummary(Study study, Plan plan, TestDays test) {
        this.study = study;
        this.plan = plan;
        this.test = test;
    }

    StudyFigures figures() {
        CoveredTime fitted = study.covered().without(plan.fitLeavesOut(), study.zone());
        Predicate<Incident> covered = incident -> study.covered().covers(incident.at());
        Predicate<Incident> inside = Incident::isForecast;
        return new StudyFigures(
                study.name(),
                study.zone().getId(),
                names(study.question().targets()),
                names(study.question().sources()),
                local(plan.fit().from()),
                local(plan.fit().to()),
                fitted.days(plan.fit()),
                count(plan.fit(), inside.and(incident -> fitted.covers(incident.at()))),
                plan.fitLeavesOut().toString(),
                local(plan.test().from()),
                local(plan.test().to()),
                study.covered().days(plan.test()),
                (int) test.days().stream()
                        .filter(Day::isTest)
                        .mapToInt(Day::week)
                        .distinct()
                        .count(),
                count(plan.test(), inside.and(covered)),
                count(plan.test(), inside.negate()),
                count(plan.test(), inside.and(covered.negate())),
                count(plan.test(), inside.and(covered).and(incident -> test.isHoliday(incident.at()))),
                study.covered().runs().size(),
                domain(study.question()),
                study.domain().size(),
                study.squareKilometres(),
                byName(study.counts().incidents()),
                byName(study.counts().followUps()),
                study.counts().leftOut(),
                plan.holidays().toString(),
                plan.draws(),
                plan.seed());
    }

    private static String domain(Question question) {
        return "risk cells with at least " + question.domainEvents() + " incident(s) of the fitting window within "
                + question.domainRings() + " ring(s)";
    }

    private long count(Window window, Predicate<Incident> wanted) {
        return study.incidents().stream()
                .filter(incident -> incident.target() && window.holds(incident.at()))
                .filter(wanted)
                .count();
    }

    private String local(long at) {
        return Instant.ofEpochMilli(at)
                .atZone(study.zone())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ');
    }

    private static List<String> names(Collection<RiskSource> sources) {
        return new TreeSet<>(sources).stream().map(RiskSource::name).toList();
    }

    private static Map<String, Long> byName(Map<RiskSource, Long> counts) {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((source, count) -> named.put(source.name(), count));
        return named;
    }
}
