package io.crossfix.feeds.simulate;

import io.crossfix.record.EmergencyCall;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A simulated night of a city: gunshot detections, plate reads, emergency calls and camera events, and the truth behind
 * them. The same city and settings give the same bytes; every stream begins anew. Figures: docs/simulate.md.
 */
public final class CityNight {

    private final Scenario scenario;

    private CityNight(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * A night simulated from nothing.
     *
     * @throws IllegalArgumentException when the city has no room for its sensors, or scale and duration ask for too much
     */
    public static CityNight of(City city, SimulationSettings settings) {
        return new CityNight(new WholeNight(new World(city, settings)));
    }

    /**
     * Real records with plate reads and camera events simulated around each detection, and calls if there are none.
     *
     * @param settings start and duration matter only for the sensors' faults
     * @param base gunshot detections and calls, by observedAt
     */
    public static CityNight around(City city, SimulationSettings settings, List<? extends SpecificRecord> base) {
        return around(city, settings, base, base.stream().anyMatch(EmergencyCall.class::isInstance));
    }

    /**
     * As {@link #around(City, SimulationSettings, List)}, for a base too large to be held: it is read once per stream.
     *
     * @param hasCalls whether the base has calls of its own; if not, calls are simulated too
     */
    public static CityNight around(
            City city, SimulationSettings settings, Iterable<? extends SpecificRecord> base, boolean hasCalls) {
        return new CityNight(new AroundReal(new World(city, settings), base, !hasCalls));
    }

    /** Observations by reportedAt: the order in which an operations centre gets them. */
    public SimulatedStream inReportOrder() {
        return new SimulatedStream(scenario.source(), TimedRecord::reportedAtMillis);
    }

    /** Observations by observedAt: the order in which the sensors say that they happened. */
    public SimulatedStream inEventOrder() {
        return new SimulatedStream(scenario.source(), TimedRecord::observedAtMillis);
    }

    /** What happened, by time; {@link GroundTruthFile} writes it. */
    public Stream<GroundTruth> groundTruth() {
        return scenario.truths();
    }

    /** When the night is over, milliseconds since epoch (some reports come later); unknown around real data. */
    public OptionalLong endMillis() {
        return scenario.endMillis();
    }
}
