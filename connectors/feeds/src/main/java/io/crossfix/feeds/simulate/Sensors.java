package io.crossfix.feeds.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every sensor of the city, and which of them are near a place. */
final class Sensors {

    private static final int NEIGHBOURS = 6;

    private final List<Sensor> readers;
    private final List<Sensor> cameras;
    private final List<Sensor> detectors;
    private final List<List<Sensor>> neighbours;

    private Sensors(List<Sensor> readers, List<Sensor> cameras, List<Sensor> detectors) {
        this.readers = readers;
        this.cameras = cameras;
        this.detectors = detectors;
        this.neighbours =
                readers.stream().map(reader -> neighboursOf(reader, readers)).toList();
    }

    /** Puts the city's sensors at crossings of its streets. */
    static Sensors of(City city, Seed seed) {
        Crossings crossings = new Crossings(city, seed.of("crossings"));
        List<Sensor> readers =
                crossings.sensors(city.city() + "-alpr-", city.sensors().plateReaders());
        List<Sensor> cameras =
                crossings.sensors(city.city() + "-cam-", city.sensors().cameras());
        List<Sensor> detectors = new ArrayList<>();
        for (Place middle : city.sensors().detectors()) {
            int index = detectors.size();
            detectors.add(new Sensor(index, city.city() + "-array-" + (index + 1), middle, 1));
        }
        return new Sensors(readers, cameras, detectors);
    }

    /** All plate readers. */
    List<Sensor> readers() {
        return readers;
    }

    /** All cameras. */
    List<Sensor> cameras() {
        return cameras;
    }

    /** All acoustic arrays. */
    List<Sensor> detectors() {
        return detectors;
    }

    /** The readers that a vehicle may pass next: the six nearest, or as many as there are. */
    List<Sensor> neighbours(Sensor reader) {
        return neighbours.get(reader.index());
    }

    /** The array that hears what happens at a place: the nearest. */
    Sensor detectorFor(Place place) {
        return detectors.stream().min(nearestTo(place)).orElseThrow();
    }

    /** Those of the sensors within so many metres of a place, nearest first. */
    static List<Sensor> within(double metres, Place place, List<Sensor> sensors) {
        return sensors.stream()
                .filter(sensor -> sensor.place().metresTo(place) <= metres)
                .sorted(nearestTo(place))
                .toList();
    }

    private static List<Sensor> neighboursOf(Sensor reader, List<Sensor> readers) {
        return readers.stream()
                .filter(other -> other.index() != reader.index())
                .sorted(nearestTo(reader.place()))
                .limit(NEIGHBOURS)
                .toList();
    }

    private static Comparator<Sensor> nearestTo(Place place) {
        return Comparator.<Sensor>comparingDouble(sensor -> sensor.place().metresTo(place))
                .thenComparingInt(Sensor::index);
    }
}
