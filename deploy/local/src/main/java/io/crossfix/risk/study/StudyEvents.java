package io.crossfix.risk.study;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Grid;
import io.crossfix.model.Observation;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.record.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The events of a recording: of every id the latest revision. What weighs nothing in the engine is left out: exercises,
 * what was withdrawn, what patrols discovered, and what says nothing about violence at its place.
 *
 * @param events in the order of {@link Observation#BY_TIME}
 * @param leftOut how many observations are no events, by reason
 */
public record StudyEvents(List<StudyEvent> events, Map<String, Long> leftOut) {

    /** The events of a recording. */
    public static StudyEvents of(Recording recording, Grid grid) {
        Map<String, Long> leftOut = new TreeMap<>();
        List<Observation> weighing = new ArrayList<>();
        for (Observation seen : latest(recording, leftOut)) {
            String reason = whyNot(seen);
            if (reason == null) {
                weighing.add(seen);
            } else {
                leftOut.merge(reason, 1L, Long::sum);
            }
        }
        weighing.sort(Observation.BY_TIME);
        return new StudyEvents(events(weighing, grid), leftOut);
    }

    private static Iterable<Observation> latest(Recording recording, Map<String, Long> leftOut) {
        Admission admission = new Admission(AdmissionSettings.DEFAULT);
        Map<String, Observation> latest = new HashMap<>();
        for (SpecificRecord record : recording.observations()) {
            Observation seen = admission
                    .judge(record, RecordTimes.of(record).toEpochMilli())
                    .observation();
            if (seen == null) {
                leftOut.merge("refused at the door", 1L, Long::sum);
            } else {
                Observation known = latest.get(seen.kind() + "/" + seen.id());
                if (known != null) {
                    leftOut.merge("earlier revision", 1L, Long::sum);
                }
                if (known == null || seen.revision() >= known.revision()) {
                    latest.put(seen.kind() + "/" + seen.id(), seen);
                }
            }
        }
        return latest.values();
    }

    private static @Nullable String whyNot(Observation seen) {
        RiskSource source = RiskSource.of(seen);
        if (source == null || !source.movesPlaces()) {
            return "says nothing about violence at a place";
        } else if (seen.retracted()) {
            return "withdrawn";
        } else if (seen.exercise()) {
            return "exercise";
        }
        return seen.origin() == Origin.DISCOVERED ? "discovered by a patrol" : null;
    }

    private static List<StudyEvent> events(List<Observation> sorted, Grid grid) {
        FollowUps followUps = new FollowUps(grid);
        List<StudyEvent> events = new ArrayList<>(sorted.size());
        for (Observation seen : sorted) {
            RiskSource source = RiskSource.of(seen);
            if (source != null) {
                long cell = grid.place(seen).riskCell();
                events.add(new StudyEvent(source, seen.at(), cell, followUps.take(source, seen.at(), cell)));
            }
        }
        return events;
    }
}
