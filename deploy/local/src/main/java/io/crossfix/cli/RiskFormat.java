package io.crossfix.cli;

/** How risk is told. */
enum RiskFormat {
    TABLE,
    GEOJSON,
    JSON;

    /** For help texts. */
    static final String NAMES = "table|geojson|json";
}
