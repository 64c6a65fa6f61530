package io.crossfix.model.risk;

import io.crossfix.model.Observation;

/** What share of the observations of a sensor turns out real. */
public interface Reliability {

    /** No sensor is known better than its kind. */
    Reliability OF_KIND = Reliability::ofKind;

    /** Of the sensor of an observation, as was known when it was observed, (0, 1). */
    double of(Observation seen);

    /** What observations like this one are weighed for: the usual reliability of its kind, (0, 1). */
    default double usual(Observation seen) {
        return ofKind(seen);
    }

    /**
     * Of a kind, (0, 1): means of Beta distributions with the label "evidence on the scene": gunshots Beta(3.4, 16.6)
     * after Chicago, New York and Richmond; calls Beta(2.7, 17.3) after Richmond; plate reads Beta(17, 3) and hotlist hits
     * Beta(13, 7) after San Leandro; cameras Beta(0.2, 99.8) after one monitoring centre's 10,000 events.
     */
    static double ofKind(Observation seen) {
        return switch (seen.kind()) {
            case GUNSHOT -> 3.4 / 20;
            case CALL -> 2.7 / 20;
            case PLATE -> seen.isHotlistHit() ? 13.0 / 20 : 17.0 / 20;
            case CAMERA -> 0.2 / 100;
        };
    }
}
