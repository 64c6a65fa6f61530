package io.crossfix.model.risk;

import io.crossfix.model.Observation;
import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Who says that something goes on at a place: observations that mean the same for it. Weights are given per source.
 * Positions are part of stored state: constants are only ever appended.
 */
public enum RiskSource {
    /** Detectors that heard gunfire. */
    GUNSHOT,
    /** Callers who heard shots. */
    SHOTS_CALL,
    /** Calls about somebody shot, killed, stabbed or assaulted with a weapon. */
    VIOLENCE_CALL,
    /** Calls about violence without, or weapons not yet used. */
    THREAT_CALL,
    /** Camera analytics that hint at violence. */
    CAMERA,
    /** Calls and cameras that say that it is fireworks: evidence against. */
    FIREWORKS,
    /** A plate on a hotlist. Says where a camera stands, so it never moves the risk of a place, only the score of an alert. */
    HOTLIST;

    /** How many there are. */
    public static final int COUNT = values().length;

    private static final RiskSource[] ALL = values();
    private static final CallCategory[] CALLS = CallCategory.values();
    private static final CameraLabel[] LABELS = CameraLabel.values();
    private static final GunshotCategory[] SOUNDS = GunshotCategory.values();

    /** The source with a position. */
    static RiskSource at(int ordinal) {
        return ALL[ordinal];
    }

    /** True when observations of this kind may move the risk of a place. */
    public static boolean movesPlaces(Kind kind) {
        return kind != Kind.PLATE;
    }

    /** True when it moves the risk of a place. */
    public boolean movesPlaces() {
        return this != HOTLIST;
    }

    /** The source that an observation belongs to; null when it says nothing about violence. */
    public static @Nullable RiskSource of(Observation seen) {
        return switch (seen.kind()) {
            case GUNSHOT -> ofSound(SOUNDS[seen.category()]);
            case PLATE -> seen.isHotlistHit() ? HOTLIST : null;
            case CALL -> of(CALLS[seen.category()]);
            case CAMERA -> of(LABELS[seen.category()]);
        };
    }

    private static @Nullable RiskSource ofSound(GunshotCategory sound) {
        return switch (sound) {
            case UNKNOWN, SINGLE, MULTIPLE, PROBABLE -> GUNSHOT;
            case FIREWORKS, OTHER_IMPULSIVE -> null;
        };
    }

    /** The source of a call. */
    public static @Nullable RiskSource of(CallCategory category) {
        return switch (category) {
            case SHOTS_FIRED -> SHOTS_CALL;
            case SHOOTING, HOMICIDE, ARMED_ASSAULT, STABBING -> VIOLENCE_CALL;
            case ARMED_PERSON, CARJACKING, EXPLOSION, ROBBERY, ASSAULT, FIGHT -> THREAT_CALL;
            case FIREWORKS -> FIREWORKS;
            default -> null;
        };
    }

    private static @Nullable RiskSource of(CameraLabel label) {
        return switch (label) {
            case GUNSHOT_SOUND, SCREAM, FIGHT, RUNNING, CROWD, GLASS_BREAKING -> CAMERA;
            case FIREWORKS -> FIREWORKS;
            default -> null;
        };
    }
}
