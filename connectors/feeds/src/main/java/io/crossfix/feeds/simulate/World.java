package io.crossfix.feeds.simulate;

import java.util.Locale;

/** What every process of one simulation shares: the city, its sensors, their faults, the seed and the names. */
final class World {

    private final City city;
    private final SimulationSettings settings;
    private final Seed seed;
    private final Sensors sensors;
    private final SensorFaults faults;
    private final String prefix;

    World(City city, SimulationSettings settings) {
        this.city = city;
        this.settings = settings;
        this.seed = new Seed(settings.seed()).of(city.city());
        this.sensors = Sensors.of(city, seed);
        this.faults = new SensorFaults(this);
        this.prefix = city.city()
                + String.format(Locale.ROOT, "-%08x", (int) fingerprint().value());
    }

    City city() {
        return city;
    }

    Sensors sensors() {
        return sensors;
    }

    SensorFaults faults() {
        return faults;
    }

    /** The seed of a named process. */
    Seed seed(String process) {
        return seed.of(process);
    }

    double scale() {
        return settings.scale();
    }

    boolean exercise() {
        return settings.exercise();
    }

    /** Begins every id, so that two different simulations never share one. */
    String prefix() {
        return prefix;
    }

    /** First instant, milliseconds since epoch. */
    long startMillis() {
        return settings.startMillis(city.zoneId());
    }

    /** First instant after the simulation, milliseconds since epoch. */
    long endMillis() {
        return startMillis() + settings.duration().toMillis();
    }

    /** The factor of a curve at a time in the city. */
    double factor(Curve curve, long atMillis) {
        return curve.at(atMillis, city.zoneId());
    }

    private Seed fingerprint() {
        return seed.of(startMillis()).of(settings.duration().toMillis()).of(Double.doubleToLongBits(settings.scale()));
    }
}
