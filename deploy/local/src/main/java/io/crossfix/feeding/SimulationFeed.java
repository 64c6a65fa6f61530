package io.crossfix.feeding;

import io.crossfix.feeds.Publisher;
import io.crossfix.feeds.simulate.City;
import io.crossfix.feeds.simulate.CityNight;
import io.crossfix.feeds.simulate.GroundTruthFile;
import io.crossfix.feeds.simulate.Place;
import io.crossfix.feeds.simulate.SimulationRun;
import io.crossfix.feeds.simulate.SimulationSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.model.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A simulated night of a city. */
public final class SimulationFeed implements Feed {

    private final City city;
    private final SimulationSettings settings;
    private final double speed;
    private final List<SpecificRecord> base;
    private volatile @Nullable SimulationRun running;
    private volatile boolean cancelled;

    /** @param speed simulated seconds per second; infinity for as fast as possible */
    public SimulationFeed(City city, SimulationSettings settings, double speed) {
        this(city, settings, speed, List.of());
    }

    /**
     * @param speed simulated seconds per second; infinity for as fast as possible
     * @param base real detections and calls by observedAt, to simulate plates and cameras around; none for a whole night
     */
    public SimulationFeed(City city, SimulationSettings settings, double speed, List<SpecificRecord> base) {
        this.city = city;
        this.settings = settings;
        this.speed = speed;
        this.base = List.copyOf(base);
    }

    @Override
    public String title() {
        return base.isEmpty()
                ? "simulated night of " + city.city()
                : "streams of " + city.city() + " simulated around " + base.size() + " real records";
    }

    @Override
    public String identity() {
        return "simulation-" + Fingerprint.of(city + "\n" + settings + "\n" + base.hashCode());
    }

    /** A simulation around a real recording has real observations in it. */
    @Override
    public boolean isSimulated() {
        return base.isEmpty();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of(city.zone());
    }

    @Override
    public Grid.@Nullable Point middle() {
        List<Place> detectors = city.sensors().detectors();
        return detectors.isEmpty()
                ? null
                : new Grid.Point(
                        detectors.stream()
                                .mapToDouble(Place::latitude)
                                .average()
                                .orElseThrow(),
                        detectors.stream()
                                .mapToDouble(Place::longitude)
                                .average()
                                .orElseThrow());
    }

    /** Writes what really happens in this night. */
    @Override
    public void prepare(DataDirectory data) {
        writeTruth(data.truths().resolve(identity() + ".jsonl"));
    }

    /** Writes what really happens in this night to a file, JSON Lines. */
    public void writeTruth(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new CommandFailed("the ground truth cannot be written to " + file + ": " + e, e);
        }
        GroundTruthFile.write(night().groundTruth(), file);
    }

    private CityNight night() {
        return base.isEmpty() ? CityNight.of(city, settings) : CityNight.around(city, settings, base);
    }

    @Override
    public FeedOutcome publish(long from, Publisher publisher, FeedProgress progress) throws InterruptedException {
        SimulationRun run = new SimulationRun(night(), publisher, speed, (position, clock) -> progress.at(position, 0));
        running = run;
        if (cancelled) {
            run.cancel();
        }
        long position = run.run(from);
        long published = position - from;
        return new FeedOutcome(position, published, !cancelled, "published " + published + " observations");
    }

    @Override
    public void cancel() {
        cancelled = true;
        SimulationRun run = running;
        if (run != null) {
            run.cancel();
        }
    }
}
