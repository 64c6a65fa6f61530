package io.crossfix.model;

import io.crossfix.record.CallCategory;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;
import org.jspecify.annotations.Nullable;

/** Observations for tests, in few words. */
public final class Sightings {

    public static final long NINE_PM = 1_767_301_200_000L;

    private Sightings() {}

    public static Observation shot(String id, long secondsAfterNine, double latitude, double longitude) {
        return of(Kind.GUNSHOT, id, secondsAfterNine, latitude, longitude);
    }

    public static Observation of(Kind kind, String id, long secondsAfterNine, double latitude, double longitude) {
        return new Observation(
                kind,
                id,
                "sensor-1",
                NINE_PM + secondsAfterNine * 1_000,
                latitude,
                longitude,
                25,
                0.9,
                switch (kind) {
                    case GUNSHOT -> GunshotCategory.MULTIPLE.ordinal();
                    case CALL -> CallCategory.SHOTS_FIRED.ordinal();
                    case PLATE -> PlateCategory.READ.ordinal();
                    case CAMERA -> 1;
                },
                3,
                kind == Kind.PLATE ? new Token(1, 2) : null,
                Float.NaN,
                Float.NaN,
                Origin.SENSOR,
                false,
                0,
                false,
                Double.NaN);
    }

    public static Observation revised(Observation seen, int revision, double confidence, boolean retracted) {
        return copy(seen, seen.token(), revision, confidence, retracted);
    }

    public static Observation withToken(Observation seen, Token token) {
        return copy(seen, token, seen.revision(), seen.confidence(), seen.retracted());
    }

    private static Observation copy(
            Observation seen, @Nullable Token token, int revision, double confidence, boolean retracted) {
        return new Observation(
                seen.kind(),
                seen.id(),
                seen.sensor(),
                seen.at(),
                seen.latitude(),
                seen.longitude(),
                seen.uncertaintyMetres(),
                confidence,
                seen.category(),
                seen.quantity(),
                token,
                seen.headingDegrees(),
                seen.speedMetresPerSecond(),
                seen.origin(),
                seen.exercise(),
                revision,
                retracted,
                Double.NaN);
    }
}
