package io.crossfix.feeds.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A night that is simulated from nothing; its incidents are planned at once, the background is not. */
final class WholeNight implements Scenario {

    private final World world;
    private final List<TimedRecord> planned;
    private final List<GroundTruth> truths;

    WholeNight(World world) {
        this.world = world;
        List<Episode> episodes = episodes(world);
        this.planned = episodes.stream()
                .flatMap(episode -> episode.records().stream())
                .flatMap(record -> Stream.concat(Stream.of(record), world.faults().repeat(record).stream()))
                .sorted(Comparator.comparingLong(TimedRecord::observedAtMillis)
                        .thenComparing(TimedRecord::id)
                        .thenComparingLong(TimedRecord::reportedAtMillis))
                .toList();
        this.truths = Stream.concat(episodes.stream().map(Episode::truth), world.faults().truths().stream())
                .sorted(Comparator.comparingLong(GroundTruth::atMillis).thenComparing(GroundTruth::id))
                .toList();
    }

    @Override
    public Source source() {
        return new NightSource(world, planned);
    }

    @Override
    public Stream<GroundTruth> truths() {
        return truths.stream();
    }

    @Override
    public OptionalLong endMillis() {
        return OptionalLong.of(world.endMillis());
    }

    private static List<Episode> episodes(World world) {
        Shooting shooting = new Shooting(world);
        List<Episode> episodes = new ArrayList<>(shooting.playOpening());
        for (Volley volley : new Gunfire(world).volleys()) {
            episodes.addAll(shooting.play(volley));
        }
        episodes.addAll(new Nuisance(world).play());
        return episodes;
    }
}
