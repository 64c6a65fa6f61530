package io.crossfix.model;

import io.crossfix.record.CallCategory;
import io.crossfix.record.CameraLabel;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.Kind;
import io.crossfix.record.Origin;
import io.crossfix.record.PlateCategory;

/**
 * What an observation weighs in the NOW score, natural log of a likelihood ratio, before decay.
 *
 * <p>Start values. Gunshots: prior odds of a cell (24,205 alerts in 4.5 years over 1,167 cells in Washington, mean life
 * of an incident 15 min) against 17.3 % of detections that end in a report (Richmond, California, 1,024 dispatch
 * records); marks by rounds from the same records. Calls: chance of a shots call within one ring and 10 min in Chicago
 * (93,124 calls in 4 years over 606 km²) against 12 to 22 % of gunfire that is called in. Cameras and hotlist hits:
 * assumed. Issue C fits them.
 */
public final class RiskWeights {

    /** Names these weights in readings. */
    public static final String VERSION = "start-1";

    /** Mean life of evidence, milliseconds: 15 minutes. */
    public static final double MEAN_LIFE_MILLIS = 15 * 60_000.0;

    /** Age at which evidence has all but decayed (to a quarter of a percent), milliseconds: six mean lives. */
    public static final long MEMORY_MILLIS = 6 * 15 * 60_000L;

    /** Log-odds that something goes on in a cell nobody said anything about. */
    public static final double PRIOR_LOG_ODDS = -8.9;

    /** Most that one source may add, log-odds: ten calls about one noise are not ten proofs. */
    public static final double CAP_PER_SOURCE = 11.0;

    private static final double GUNSHOT = 7.3;
    private static final double SHOTS_CALL = 5.4;
    private static final double WEAPON_CALL = 3.0;
    private static final double VIOLENCE_CALL = 1.5;
    private static final double OTHER_CALL = 0.1;

    private RiskWeights() {}

    /** True when observations of this kind move the score of a place; plate reads do so only on a hotlist hit. */
    public static boolean bearsRisk(Kind kind) {
        return kind != Kind.PLATE;
    }

    /** What an observation weighs in its own cell, log-odds. */
    public static double of(Observation seen) {
        // Who goes looking finds: what a patrol discovers says where the patrol was.
        if (seen.retracted() || seen.origin() == Origin.DISCOVERED) {
            return 0;
        }
        return seen.confidence()
                * switch (seen.kind()) {
                    case GUNSHOT -> gunshot(seen);
                    case CALL -> call(CallCategory.values()[seen.category()]);
                    case CAMERA -> camera(CameraLabel.values()[seen.category()]);
                    case PLATE -> PlateCategory.values()[seen.category()] == PlateCategory.READ ? 0 : 1;
                };
    }

    private static double gunshot(Observation seen) {
        return switch (GunshotCategory.values()[seen.category()]) {
            case FIREWORKS, OTHER_IMPULSIVE -> 0;
            // Nobody counted: the count of 1 is only the field's default.
            case UNKNOWN -> seen.quantity() > 1 ? GUNSHOT + byRounds(seen.quantity()) : GUNSHOT;
            case SINGLE, MULTIPLE, PROBABLE -> GUNSHOT + byRounds(seen.quantity());
        };
    }

    private static double byRounds(int rounds) {
        if (rounds <= 1) {
            return -2.76;
        }
        if (rounds <= 3) {
            return -0.35;
        }
        if (rounds <= 6) {
            return 0.30;
        }
        return rounds <= 10 ? 0.95 : 1.58;
    }

    private static double call(CallCategory category) {
        return switch (category) {
            case SHOTS_FIRED, SHOOTING, HOMICIDE -> SHOTS_CALL;
            case ARMED_ASSAULT, ARMED_PERSON, CARJACKING, EXPLOSION -> WEAPON_CALL;
            case ROBBERY, ASSAULT, STABBING, FIGHT -> VIOLENCE_CALL;
            case FIREWORKS -> -1;
            default -> OTHER_CALL;
        };
    }

    private static double camera(CameraLabel label) {
        return switch (label) {
            case GUNSHOT_SOUND -> 4;
            case SCREAM, FIGHT -> 2;
            case RUNNING -> 1.5;
            case CROWD, GLASS_BREAKING -> 1;
            case FIREWORKS -> -2;
            default -> 0;
        };
    }

    /**
     * Share of a weight that a cell of a ring gets: all of it in the own cell; in each of the six around it a sixth of
     * the probability that the true position lies outside, {@code 6·edge·σ/(√(2π)·area)}, for H3 resolution 9 (edge
     * 201 m, area 0.1053 km²); nothing beyond.
     *
     * @param ring 0, 1 or more
     * @param uncertaintyMetres one standard deviation of the position, metres
     */
    public static double ringShare(int ring, double uncertaintyMetres) {
        return switch (ring) {
            case 0 -> 1;
            case 1 -> Math.min(0.9, 6 * 201 * uncertaintyMetres / (Math.sqrt(2 * Math.PI) * 105_300)) / 6;
            default -> 0;
        };
    }
}
