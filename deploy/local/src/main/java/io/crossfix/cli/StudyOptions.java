package io.crossfix.cli;

import io.crossfix.backtest.Progress;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.model.risk.RiskAge;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.risk.fit.Fading;
import io.crossfix.risk.study.Holidays;
import io.crossfix.risk.study.Question;
import io.crossfix.risk.study.Study;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** From options to a recording and what is asked of it. */
final class StudyOptions {

    private static final int MOST_RINGS = 10;
    private static final int MOST_EVENTS = 1_000;
    private static final int MOST_GAP_DAYS = 365;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private RecordingOptions recording = new RecordingOptions();

    @Option(
            names = "--target",
            paramLabel = "SOURCE",
            split = ",",
            defaultValue = "GUNSHOT",
            description = "Whose incidents are forecast: ${COMPLETION-CANDIDATES}.")
    private Set<RiskSource> targets = EnumSet.of(RiskSource.GUNSHOT);

    @Option(
            names = "--sources",
            paramLabel = "SOURCE",
            split = ",",
            description = "Whose incidents may foretell them; all by default.")
    private Set<RiskSource> sources = Stream.of(RiskSource.values())
            .filter(RiskSource::movesPlaces)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RiskSource.class)));

    @Option(
            names = "--ages",
            paramLabel = "AGE",
            split = ",",
            defaultValue = "HOURS,WEEKS,YEAR",
            description =
                    "How an incident's weight fades: HOURS (mean life 6 h), WEEKS (14 d), YEAR, and in studies only"
                            + " MINUTES (15 min).")
    private Set<RiskAge> ages = EnumSet.of(RiskAge.HOURS, RiskAge.WEEKS, RiskAge.YEAR);

    @Option(
            names = "--domain-rings",
            paramLabel = "N",
            defaultValue = "1",
            description = "Risk is given for cells so near an incident of the fitting window, rings.")
    private int domainRings = 1;

    @Option(
            names = "--domain-events",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many of its incidents must lie so near.")
    private int domainEvents = 1;

    @Option(
            names = "--gap-days",
            paramLabel = "N",
            defaultValue = "0",
            description = "A silence of more days is a gap of the recording; 0 to tell by how much it holds.")
    private int gapDays;

    @Option(
            names = "--fit-without",
            paramLabel = "MM-DD,..",
            defaultValue = Holidays.DEFAULT,
            converter = HolidaysReader.class,
            description = "Days of the year that are not fitted to, though they count as history; '' for none.")
    private Holidays fitLeavesOut = Holidays.parse(Holidays.DEFAULT);

    Holidays fitLeavesOut() {
        return fitLeavesOut;
    }

    /** How incidents fade, the shortest life first. */
    List<Fading> kernels() {
        return new TreeSet<>(ages).stream().map(Fading::of).toList();
    }

    /** Reads the recording and finds its events. */
    Study.Prepared prepare(Progress progress) throws InvalidDocument, UnusableSource {
        check();
        return Study.of(
                recording.read(progress),
                new Question(
                        targets,
                        sources,
                        domainRings,
                        domainEvents,
                        Duration.ofDays(gapDays).toMillis()));
    }

    private void check() {
        for (RiskSource source : targets) {
            Crossfix.demand(command, source.movesPlaces(), "--target " + source + " says nothing about places");
        }
        for (RiskSource source : sources) {
            Crossfix.demand(command, source.movesPlaces(), "--sources " + source + " says nothing about places");
        }
        Crossfix.demand(
                command,
                ages.stream().anyMatch(age -> age != RiskAge.MINUTES),
                "--ages must hold at least one of HOURS, WEEKS, YEAR");
        within("--domain-rings", domainRings, 0, MOST_RINGS);
        within("--domain-events", domainEvents, 1, MOST_EVENTS);
        within("--gap-days", gapDays, 0, MOST_GAP_DAYS);
    }

    private void within(String option, int value, int least, int most) {
        Crossfix.demand(
                command,
                least <= value && value <= most,
                option + " must be within [" + least + ", " + most + "], was " + value);
    }
}
