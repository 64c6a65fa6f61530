package io.crossfix.model;

import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.Score;
import io.crossfix.record.Evidence;
import io.crossfix.record.Kind;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.wire.RecordCodec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Turns a {@link Finding} into the {@link Match} record that is published. A pure function of what was found. */
public final class MatchComposer {

    /** Most pieces of evidence that a record lists; the rest is only counted. */
    public static final int MAX_EVIDENCE = 100;

    private final RecordCodec codec = new RecordCodec();
    private final RiskModel model;

    /** @param model what observations weigh */
    public MatchComposer(RiskModel model) {
        this.model = model;
    }

    /**
     * Where the anchor lies.
     *
     * @param keyCell its H3 key cell
     * @param riskCell its H3 risk cell
     */
    public record Place(long keyCell, long riskCell) {}

    /**
     * The id of a match: SHA-256 of rule, major version, anchor, {@code per} value and key cell. A correction may move an
     * anchor from cell to cell, and what one cell takes back must not be taken for the word of the other.
     */
    public static String id(RuleLabel rule, Place place, Observation anchor, String per) {
        return Digest.of(
                rule.id(),
                Integer.toString(rule.major()),
                anchor.kind().name(),
                anchor.id(),
                per,
                Grid.text(place.keyCell()));
    }

    /** The score of a finding, from its own evidence, as of the latest piece of it. */
    public static Score score(Finding finding, RiskModel model) {
        List<Observation> distinct = finding.evidence().stream()
                .map(Finding.Piece::observation)
                .distinct()
                .toList();
        return model.score(distinct, lastEvidenceAt(finding));
    }

    /**
     * The match that holds. Revision 0 and no hash yet: {@link #seal} sets both.
     *
     * @param chancePerHour how many such matches chance alone makes there per hour; null when unknown
     */
    public Match holds(RuleLabel rule, Place place, Finding finding, @Nullable Double chancePerHour) {
        Observation anchor = finding.evidence().get(0).observation();
        Score score = score(finding, model);
        return blank(rule, place, anchor, finding.per())
                .setState(MatchState.HOLDS)
                .setLastEvidenceAt(Instant.ofEpochMilli(lastEvidenceAt(finding)))
                .setEvidence(finding.evidence().stream()
                        .limit(MAX_EVIDENCE)
                        .map(MatchComposer::evidence)
                        .toList())
                .setEvidenceCount(finding.evidence().size())
                .setScore(score.probability())
                .setShares(score.shares())
                .setChancePerHour(rounded(chancePerHour))
                .setReason(reason(finding))
                .setExplanation(finding.explanation())
                .setDegraded(finding.degraded())
                .build();
    }

    /** More than three digits nobody knows. */
    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null
                ? null
                : new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    /** The match that no longer holds. Says nothing of what it once rested on, so that history leaves no trace in it. */
    public Match retracted(RuleLabel rule, Place place, Observation anchor, String per) {
        return retracted(blank(rule, place, anchor, per), anchor, "the rule no longer holds for this anchor");
    }

    /** What was said, taken back because the rule that said it is no longer asked. */
    public Match takenBack(Said said, Place place, Observation anchor, String reason) {
        return retracted(blank(said.rule(), place, anchor, "").setMatchId(said.matchId()), anchor, reason);
    }

    private static Match retracted(Match.Builder blank, Observation anchor, String reason) {
        return blank.setState(MatchState.RETRACTED)
                .setLastEvidenceAt(Instant.ofEpochMilli(anchor.at()))
                .setEvidence(List.of())
                .setEvidenceCount(0)
                .setScore(0)
                .setReason(reason)
                .build();
    }

    /** Hash over the substance of a match: everything but its revision and what led to it. */
    public String contentHash(Match match) {
        return Digest.of(codec.encode(with(match, "", 0, 0)));
    }

    /** The match with its revision, hash and cause. */
    public Match seal(Match match, String contentHash, int revision, long decidedByAppendAt) {
        return with(match, contentHash, revision, decidedByAppendAt);
    }

    /** A builder would copy all that the match rests on, twice for each match; this shares it. */
    private static Match with(Match match, String contentHash, int revision, long decidedByAppendAt) {
        Match copy = new Match();
        for (Schema.Field field : Match.getClassSchema().getFields()) {
            copy.put(field.pos(), match.get(field.pos()));
        }
        copy.put("contentHash", contentHash);
        copy.put("revision", revision);
        copy.put("decidedByAppendAt", Instant.ofEpochMilli(decidedByAppendAt));
        return copy;
    }

    private static Match.Builder blank(RuleLabel rule, Place place, Observation anchor, String per) {
        return Match.newBuilder()
                .setMatchId(id(rule, place, anchor, per))
                .setContentHash("")
                .setRevision(0)
                .setDecidedByAppendAt(Instant.EPOCH)
                .setShadow(rule.shadow())
                .setRuleId(rule.id())
                .setRuleVersion(rule.version())
                .setSeverity(rule.severity())
                .setAnchorId(anchor.id())
                .setAnchorKind(anchor.kind())
                .setAnchorAt(Instant.ofEpochMilli(anchor.at()))
                .setLatitude(anchor.latitude())
                .setLongitude(anchor.longitude())
                .setKeyCell(place.keyCell())
                .setRiskCell(place.riskCell());
    }

    private static Evidence evidence(Finding.Piece piece) {
        Observation seen = piece.observation();
        return Evidence.newBuilder()
                .setStep(piece.step())
                .setKind(seen.kind())
                .setObservationId(seen.id())
                .setRevision(seen.revision())
                .setSensorId(seen.sensor())
                .setObservedAt(Instant.ofEpochMilli(seen.at()))
                .setLatitude(seen.latitude())
                .setLongitude(seen.longitude())
                .setUncertaintyMetres(seen.uncertaintyMetres())
                .setCategory(seen.categoryName())
                .setConfidence(seen.confidence())
                .setQuantity(seen.quantity())
                .setDistanceMetres(piece.distanceMetres())
                .setExercise(seen.exercise())
                .build();
    }

    private static long lastEvidenceAt(Finding finding) {
        return finding.evidence().stream()
                .mapToLong(piece -> piece.observation().at())
                .max()
                .orElseThrow();
    }

    /** For example: "shots: gunshot MULTIPLE, 3 rounds; call: 2 calls, nearest 120 m, first after 79 s". */
    private static String reason(Finding finding) {
        Map<String, List<Finding.Piece>> steps = finding.evidence().stream()
                .collect(Collectors.groupingBy(Finding.Piece::step, LinkedHashMap::new, Collectors.toList()));
        Observation anchor = finding.evidence().get(0).observation();
        return steps.entrySet().stream()
                .map(step -> step.getKey() + ": "
                        + (step.getValue().get(0).observation().equals(anchor)
                                ? describe(anchor)
                                : describe(step.getValue(), anchor)))
                .collect(Collectors.joining("; "));
    }

    private static String describe(Observation anchor) {
        String noun = anchor.kind().name().toLowerCase(Locale.ROOT) + " " + anchor.categoryName();
        return anchor.kind() == Kind.GUNSHOT
                ? noun + ", " + anchor.quantity() + (anchor.quantity() == 1 ? " round" : " rounds")
                : noun;
    }

    private static String describe(List<Finding.Piece> pieces, Observation anchor) {
        double nearest =
                pieces.stream().mapToDouble(Finding.Piece::distanceMetres).min().orElseThrow();
        long seconds = Math.floorDiv(pieces.get(0).observation().at() - anchor.at(), 1_000L);
        String categories = pieces.stream()
                .map(piece -> piece.observation().categoryName())
                .distinct()
                .sorted()
                .collect(Collectors.joining("/"));
        return pieces.size() + " " + pieces.get(0).observation().kind().name().toLowerCase(Locale.ROOT) + " "
                + categories + String.format(Locale.ROOT, ", nearest %.0f m, first ", nearest)
                + (seconds < 0 ? -seconds + " s before" : seconds + " s after");
    }
}
