package io.crossfix.outlets.format;

import io.crossfix.record.Alert;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import java.util.Map;
import java.util.Set;

/** What an alert is about in the words of others. Its rules do not say; the kinds of its evidence do. */
enum IncidentKind {
    SHOOTING("SHOOT", "shooting"),
    SUSPICIOUS("SUSP", "suspicious activity");

    /** The evidence that speaks of shots; everything else is suspicious. */
    private static final Map<Kind, Set<String>> SPEAKS_OF_SHOTS = Map.of(
            Kind.GUNSHOT, Set.of("UNKNOWN", "SINGLE", "MULTIPLE", "PROBABLE"),
            Kind.CALL, Set.of("SHOTS_FIRED", "SHOOTING"),
            Kind.CAMERA, Set.of("GUNSHOT_SOUND"));

    private final String code;
    private final String words;

    IncidentKind(String code, String words) {
        this.code = code;
        this.words = words;
    }

    static IncidentKind of(Alert alert) {
        return alert.getEvidence().stream().anyMatch(IncidentKind::speaksOfShots) ? SHOOTING : SUSPICIOUS;
    }

    private static boolean speaksOfShots(Evidence evidence) {
        return SPEAKS_OF_SHOTS.getOrDefault(evidence.getKind(), Set.of()).contains(evidence.getCategory());
    }

    /** Code of APCO ANS 2.103.2, as EIDO's registry of incident types has it. */
    String code() {
        return code;
    }

    /** For people, in the middle of a sentence. */
    String words() {
        return words;
    }
}
