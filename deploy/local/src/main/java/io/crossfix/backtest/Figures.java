package io.crossfix.backtest;

import io.crossfix.backtest.Backtest.Speed;
import io.crossfix.backtest.RuleSet.Entry;
import io.crossfix.backtest.engine.FoundMatch;
import io.crossfix.backtest.engine.RecordTimes;
import io.crossfix.backtest.engine.Recording;
import io.crossfix.backtest.report.BacktestReport;
import io.crossfix.backtest.report.BacktestReport.LiftFigures;
import io.crossfix.backtest.report.BacktestReport.RecordingFigures;
import io.crossfix.backtest.report.BacktestReport.RuleFigures;
import io.crossfix.backtest.report.BacktestReport.SetFigures;
import io.crossfix.backtest.report.BacktestReport.SpeedFigures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns what was found into the figures of a report. */
final class Figures {

    private static final String STATE =
            "bounded run of the production steps: state on the heap, no checkpoints, rule budgets off";
    private static final String NO_LABELS = "no labels: precision unknown";

    private final Recording recording;
    private final Coverage coverage;
    private final @Nullable TrueEvents truth;
    private final Anchors anchors;
    private final Tallies tallies;

    Figures(Recording recording, Coverage coverage, @Nullable TrueEvents truth) {
        this.recording = recording;
        this.coverage = coverage;
        this.truth = truth;
        this.anchors = new Anchors(recording);
        this.tallies = new Tallies(coverage);
    }

    BacktestReport report(SetRun first, @Nullable SetRun second, Speed speed) {
        return new BacktestReport(
                recording(first),
                speed(speed),
                set(first),
                second == null ? null : set(second),
                second == null ? null : Differences.between(first, second, recording.zone()),
                truth == null ? NO_LABELS : truth.sentence());
    }

    private RecordingFigures recording(SetRun run) {
        List<SpecificRecord> all = recording.observations();
        Map<String, Long> refused = new TreeMap<>();
        run.outcome().refused().forEach((reason, count) -> refused.put(reason.name(), count));
        return new RecordingFigures(
                recording.name(),
                recording.zone().getId(),
                time(all.get(0)),
                time(all.get(all.size() - 1)),
                coverage.days().size(),
                coverage.hours(),
                recording.rows().read(),
                all.stream()
                        .collect(Collectors.groupingBy(
                                record -> RecordTimes.kind(record).name(), TreeMap::new, Collectors.counting())),
                recording.rows().filtered(),
                recording.rows().rejected(),
                refused);
    }

    private String time(SpecificRecord record) {
        return LocalTimes.second(RecordTimes.of(record).toEpochMilli(), recording.zone());
    }

    private SpeedFigures speed(Speed speed) {
        double first = speed.runs().get(0);
        double all = speed.runs().stream().mapToDouble(Double::doubleValue).sum();
        double observations = recording.observations().size();
        return new SpeedFigures(
                speed.parallelism(),
                Runtime.getRuntime().availableProcessors(),
                speed.decodingSeconds(),
                first,
                observations / first,
                observations / (first + speed.decodingSeconds()),
                speed.runs().size(),
                observations * speed.runs().size() / all,
                STATE);
    }

    private SetFigures set(SetRun run) {
        List<FoundMatch> matches = run.outcome().matches();
        return new SetFigures(
                run.rules().name(),
                run.rules().entries().values().stream()
                        .map(entry -> rule(entry, run))
                        .toList(),
                matches.size(),
                tallies.perDay(matches),
                tallies.perHour(matches),
                Tallies.areas(matches),
                tallies.alerts(run.outcome().alerts()),
                Tallies.degraded(matches),
                run.outcome().failedConditions());
    }

    private RuleFigures rule(Entry entry, SetRun run) {
        String id = entry.rule().id();
        List<FoundMatch> matches = run.outcome().matches().stream()
                .filter(match -> match.rule().equals(id))
                .toList();
        return new RuleFigures(
                id,
                entry.rule().version().toString(),
                entry.rule().mode().name().toLowerCase(Locale.ROOT),
                entry.isOn() ? anchors.count(entry.rule(), at -> true) : 0,
                matches.size(),
                matches.stream().filter(match -> !match.degraded().isEmpty()).count(),
                run.lifts().getOrDefault(id, LiftFigures.none("not measured")),
                truth == null ? null : truth.judge(matches));
    }
}
