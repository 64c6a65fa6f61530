package io.crossfix.risk.study;

import io.crossfix.model.Grid;
import io.crossfix.model.GridSettings;
import io.crossfix.model.risk.RiskSource;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Studies of incidents that are made up: a disk of risk cells around a point in Washington. */
public final class MadeStudy {

    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    /** Midnight in Washington; the clocks change within the following weeks. */
    public static final long START = Instant.parse("2024-02-19T05:00:00Z").toEpochMilli();

    public static final long HOUR = 3_600_000;
    public static final long DAY = 24 * HOUR;

    private static final long MIDDLE = 0x892aa84516bffffL;

    public final Grid grid = new Grid(GridSettings.DEFAULT);
    public final List<Long> cells = new ArrayList<>();
    private final List<StudyEvent> events = new ArrayList<>();

    /** @param rings how large the disk is */
    public MadeStudy(int rings) {
        grid.riskRings(MIDDLE, rings).forEach(cells::addAll);
    }

    /** Adds an incident. */
    public MadeStudy add(RiskSource source, long at, long cell) {
        events.add(new StudyEvent(source, at, cell, false));
        return this;
    }

    /** Adds incidents of some sources anywhere in the disk, any time. */
    public MadeStudy addRandom(Random random, int count, long from, long to, RiskSource... sources) {
        for (int i = 0; i < count; i++) {
            add(
                    sources[random.nextInt(sources.length)],
                    from + (long) (random.nextDouble() * (to - from)),
                    cells.get(random.nextInt(cells.size())));
        }
        return this;
    }

    public List<StudyEvent> events() {
        return events.stream().sorted(Comparator.comparingLong(StudyEvent::at)).toList();
    }

    /** All of it, of a recording that covered these windows. */
    public Study covering(Set<RiskSource> targets, Window... runs) {
        Domain domain = Domain.near(grid, cells, 0, 1);
        List<Incident> incidents = events().stream()
                .map(event -> {
                    Integer position = domain.position(event.cell());
                    return new Incident(
                            event.source(),
                            event.at(),
                            position == null ? Incident.OUTSIDE : position,
                            domain.around(event.cell()),
                            targets.contains(event.source()));
                })
                .toList();
        return new Study(
                "made",
                ZONE,
                new Question(targets, Set.of(RiskSource.values()), 0, 1, 0),
                new CoveredTime(List.of(runs)),
                grid,
                domain,
                incidents,
                new Study.Counts(counts(), Map.of(), Map.of()));
    }

    private Map<RiskSource, Long> counts() {
        return events.stream().collect(Collectors.groupingBy(StudyEvent::source, Collectors.counting()));
    }
}
