package io.crossfix.risk.study;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.local.CommandFailed;
import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.record.Kind;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A recording made ready for fitting and judging rates: its incidents, the time that it covers and the domain.
 *
 * @param name what it was read from
 * @param zone the city's, for hours of the week and days
 * @param question what is asked
 * @param covered when the streams of the targets were recorded
 * @param grid for the domain's places
 * @param domain where incidents are expected
 * @param incidents of all sources that may foretell or are targets, in order, without follow-ups
 * @param counts what the events are, for people
 */
public record Study(
        String name,
        ZoneId zone,
        Question question,
        CoveredTime covered,
        Grid grid,
        Domain domain,
        List<Incident> incidents,
        Counts counts) {

    private static final double SQUARE_METRES_PER_SQUARE_KILOMETRE = 1e6;

    /**
     * Events by source.
     *
     * @param incidents first reports
     * @param followUps reports of the same incidents
     * @param leftOut observations that are no events, by reason
     */
    public record Counts(Map<RiskSource, Long> incidents, Map<RiskSource, Long> followUps, Map<String, Long> leftOut) {}

    /** The events of a recording before a domain is chosen. */
    public record Prepared(Recording recording, Question question, Grid grid, StudyEvents events, CoveredTime covered) {

        /**
         * The study with the domain that a window's target events span.
         *
         * @throws CommandFailed when the window holds none
         */
        public Study within(Window fit) {
            List<Long> cells = events.events().stream()
                    .filter(event -> isTarget(event) && fit.holds(event.at()))
                    .map(StudyEvent::cell)
                    .toList();
            Domain domain = Domain.near(grid, cells, question.domainRings(), question.domainEvents());
            if (domain.size() == 0) {
                throw new CommandFailed("there is no incident of " + new TreeSet<>(question.targets())
                        + " in the fitting window, so nothing to fit; the recording holds "
                        + counts(events).incidents());
            }
            return new Study(
                    recording.name(),
                    recording.zone(),
                    question,
                    covered,
                    grid,
                    domain,
                    incidents(domain),
                    counts(events));
        }

        private boolean isTarget(StudyEvent event) {
            return !event.followUp() && question.targets().contains(event.source());
        }

        private List<Incident> incidents(Domain domain) {
            Map<Long, int[][]> around = new HashMap<>();
            return events.events().stream()
                    .filter(event -> !event.followUp()
                            && (isTarget(event) || question.sources().contains(event.source())))
                    .map(event -> new Incident(
                            event.source(),
                            event.at(),
                            position(domain, event.cell()),
                            around.computeIfAbsent(event.cell(), domain::around),
                            isTarget(event)))
                    .toList();
        }
    }

    private static int position(Domain domain, long cell) {
        Integer found = domain.position(cell);
        return found == null ? Incident.OUTSIDE : found;
    }

    /** Area of the domain, km². */
    public double squareKilometres() {
        double sum = 0;
        for (int cell = 0; cell < domain.size(); cell++) {
            sum += grid.squareMetres(domain.cell(cell)) / SQUARE_METRES_PER_SQUARE_KILOMETRE;
        }
        return sum;
    }

    /**
     * Finds the events of a recording and the time that it covers.
     *
     * @throws CommandFailed when it holds no target
     */
    public static Prepared of(Recording recording, Question question) {
        Grid grid = new Grid(GridSettings.DEFAULT);
        StudyEvents events = StudyEvents.of(recording, grid);
        if (events.events().stream().noneMatch(event -> question.targets().contains(event.source()))) {
            throw new CommandFailed("there is no observation of " + new TreeSet<>(question.targets()) + " in "
                    + recording.name() + "; it holds " + counts(events).incidents()
                    + ", no events: " + events.leftOut());
        }
        CoveredTime covered = covered(recording, question);
        if (covered.runs().isEmpty()) {
            throw new CommandFailed("the streams of " + new TreeSet<>(question.targets())
                    + " were never recorded at the same time in " + recording.name());
        }
        return new Prepared(recording, question, grid, events, covered);
    }

    /** When all streams that bring targets were recorded. */
    private static CoveredTime covered(Recording recording, Question question) {
        Map<Kind, long[]> times = new EnumMap<>(Kind.class);
        for (Kind kind : kinds(question.targets())) {
            times.put(
                    kind,
                    recording.observations().stream()
                            .filter(record -> RecordTimes.kind(record) == kind)
                            .mapToLong(record -> RecordTimes.of(record).toEpochMilli())
                            .toArray());
        }
        return times.values().stream()
                .filter(each -> each.length > 0)
                .map(each -> CoveredTime.of(
                        each, question.gapMillis() > 0 ? question.gapMillis() : CoveredTime.longestQuietMillis(each)))
                .reduce(CoveredTime::and)
                .orElseThrow();
    }

    private static Set<Kind> kinds(Set<RiskSource> sources) {
        return sources.stream()
                .flatMap(source -> switch (source) {
                    case GUNSHOT -> Set.of(Kind.GUNSHOT).stream();
                    case SHOTS_CALL, VIOLENCE_CALL, THREAT_CALL -> Set.of(Kind.CALL).stream();
                    case CAMERA -> Set.of(Kind.CAMERA).stream();
                    case FIREWORKS -> Set.of(Kind.CALL, Kind.CAMERA).stream();
                    case HOTLIST -> Set.of(Kind.PLATE).stream();
                })
                .collect(Collectors.toSet());
    }

    private static Counts counts(StudyEvents events) {
        return new Counts(count(events, false), count(events, true), events.leftOut());
    }

    private static Map<RiskSource, Long> count(StudyEvents events, boolean followUp) {
        return events.events().stream()
                .filter(event -> event.followUp() == followUp)
                .collect(Collectors.groupingBy(StudyEvent::source, TreeMap::new, Collectors.counting()));
    }
}
