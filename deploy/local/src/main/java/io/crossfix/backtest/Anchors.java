package io.crossfix.backtest;

import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/** The observations of a recording that rules ask their questions about: of every id the latest revision. */
final class Anchors {

    private final Recording recording;
    private final Map<Kind, List<Observation>> settled = new EnumMap<>(Kind.class);

    Anchors(Recording recording) {
        this.recording = recording;
    }

    /** How many observations a rule asks about whose time, milliseconds since epoch, is of this kind. */
    long count(CompiledRule rule, LongPredicate when) {
        return rule.anchor().kinds().stream()
                .flatMap(kind -> settled.computeIfAbsent(kind, this::settle).stream())
                .filter(seen -> when.test(seen.at()) && rule.anchors(seen))
                .count();
    }

    private List<Observation> settle(Kind kind) {
        Admission admission = new Admission(AdmissionSettings.DEFAULT);
        Map<String, Observation> latest = new HashMap<>();
        recording.observations().stream()
                .filter(record -> RecordTimes.kind(record) == kind)
                .map(record -> admission
                        .judge(record, RecordTimes.of(record).toEpochMilli())
                        .observation())
                .filter(seen -> seen != null)
                .forEach(seen -> latest.merge(
                        seen.id(), seen, (known, other) -> other.revision() >= known.revision() ? other : known));
        return withoutRetracted(latest.values());
    }

    private static List<Observation> withoutRetracted(Collection<Observation> observations) {
        return observations.stream().filter(seen -> !seen.retracted()).toList();
    }
}
