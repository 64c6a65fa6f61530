package io.crossfix.outlets;

/** The forms that alerts leave in. */
public enum OutletKind {
    CAP,
    COT,
    EIDO,
    GEOJSON,
    CLOUDEVENTS,
    ALERTMANAGER;

    /** True when the receiver forgets an open alert that is not told again. */
    public boolean isForgetful() {
        return this == COT || this == ALERTMANAGER;
    }
}
