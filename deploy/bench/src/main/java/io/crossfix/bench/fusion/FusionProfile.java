package io.crossfix.bench.fusion;

/** How much is shot in the city of the workload. */
public enum FusionProfile {
    /** A gunshot every five seconds: far above any real city. */
    CITY(0.0002),
    /** Ten times as many. */
    STRESS(0.002);

    private final double gunshots;

    FusionProfile(double gunshots) {
        this.gunshots = gunshots;
    }

    /** Share of gunshots among what happens by itself. */
    double gunshots() {
        return gunshots;
    }
}
