package io.crossfix.feeds.simulate;

import io.crossfix.feeds.simulate.GroundTruth.Kind;
import io.crossfix.record.GunshotDetection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;

/** Real detections and calls, with the streams simulated that the real data lack. */
final class AroundReal implements Scenario {

    private final World world;
    private final Iterable<? extends SpecificRecord> base;
    private final boolean addCalls;
    private final Callers callers;
    private final Bystanders bystanders;
    private final Getaway getaway;

    AroundReal(World world, Iterable<? extends SpecificRecord> base, boolean addCalls) {
        this.world = world;
        this.base = base;
        this.addCalls = addCalls;
        this.callers = new Callers(world);
        this.bystanders = new Bystanders(world);
        this.getaway = new Getaway(world);
    }

    @Override
    public Source source() {
        return new AroundSource(world, base.iterator(), this::playAround);
    }

    @Override
    public Stream<GroundTruth> truths() {
        return StreamSupport.stream(base.spliterator(), false)
                .filter(AroundReal::isFirstWord)
                .flatMap(record -> playAround((GunshotDetection) record).stream())
                .map(Episode::truth);
    }

    @Override
    public OptionalLong endMillis() {
        return OptionalLong.empty();
    }

    /** True for the first revision of a detection: around corrections nothing is simulated a second time. */
    static boolean isFirstWord(SpecificRecord record) {
        return record instanceof GunshotDetection shots && shots.getRevision() == 0 && !shots.getRetracted();
    }

    /** What is simulated around one real detection; a function of the seed and its id. */
    private List<Episode> playAround(GunshotDetection detection) {
        long at = detection.getObservedAt().toEpochMilli();
        Place place = new Place(detection.getLatitude(), detection.getLongitude());
        Episode around = new Episode(world.prefix() + "-around-" + detection.getId(), Kind.REAL_DETECTION, at, place)
                .causedBy(detection.getId())
                .detailed("real detection, " + detection.getRounds() + " rounds");
        Seed seed = world.seed("around").of(detection.getId());
        if (addCalls) {
            callers.perhapsCall(
                    around,
                    AroundSource.reportedAt(detection, at),
                    seed.of("callers").dice());
        }
        bystanders.reactToShots(around, seed.of("bystanders").dice());
        List<Episode> episodes = new ArrayList<>(List.of(around));
        if (seed.of("vehicle").dice().chance(Getaway.PROBABILITY)) {
            getaway.from(around).ifPresent(episodes::add);
        }
        return episodes;
    }
}
