package io.crossfix.model.desk;

import io.crossfix.model.Digest;
import io.crossfix.model.Sphere;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Evidence;
import io.crossfix.record.JudgedFact;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.Severity;
import io.crossfix.record.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns an incident into the {@link Alert} record that a person judges. A pure function of its matches and the desks. */
final class AlertComposer {

    static final int MAX_LISTED = 100;
    private static final int MAX_JUDGED = 1_000;
    private static final int MAX_EXPLANATIONS = 60;
    private static final int MAX_DEGRADED = 20;

    private final String region;
    private final DeskMap desks;

    AlertComposer(String region, DeskMap desks) {
        this.region = region;
        this.desks = desks;
    }

    /** The id of the alert that an anchor founds: several matches may share it. */
    String id(String anchor) {
        return Digest.of("alert", region, anchor);
    }

    /** The desk that owns an incident: the one that its founding anchor lies in. */
    String desk(Match founder) {
        return desks.owner(founder.getLatitude(), founder.getLongitude()).id();
    }

    /** The id of the alert that is opened after another one was decided. */
    static String idAfter(String alertId) {
        return Digest.of("after", alertId);
    }

    /** The content, without status, revision and hash. */
    AlertContent content(Incident incident, boolean storm) {
        Match founder = incident.founder();
        Collection<Match> matches = incident.matches();
        Match strongest = incident.strongest();
        List<Evidence> evidence =
                incident.evidence().distinct().limit(MAX_LISTED).toList();
        return new AlertContent(Alert.newBuilder()
                .setAlertId(id(Incident.anchor(founder)))
                .setDesk(desk(founder))
                .setVisibleTo(visibleTo(matches))
                .setStorm(storm)
                .setRevision(0)
                .setContentHash("")
                .setStatus(AlertStatus.RAISED)
                .setSeverity(incident.severity())
                .setExercise(incident.evidence().isExercise())
                .setStartedAt(
                        evidence.isEmpty()
                                ? founder.getAnchorAt()
                                : evidence.get(0).getObservedAt())
                .setLastEvidenceAt(incident.lastEvidenceAt())
                .setLatitude(founder.getLatitude())
                .setLongitude(founder.getLongitude())
                .setExtentMetres(extent(founder, matches))
                .setRiskCell(founder.getRiskCell())
                .setScore(strongest.getScore())
                .setShares(strongest.getShares())
                .setChancePerHour(leastChance(matches))
                .setReason(strongest.getRuleId() + ": " + strongest.getReason())
                .setExplanations(matches.stream()
                        .flatMap(AlertComposer::explanation)
                        .limit(MAX_EXPLANATIONS)
                        .toList())
                .setRules(matches.stream()
                        .map(match -> match.getRuleId() + "@" + match.getRuleVersion())
                        .distinct()
                        .sorted()
                        .toList())
                .setMatchIds(matches.stream()
                        .limit(MAX_LISTED)
                        .map(Match::getMatchId)
                        .toList())
                .setMatchCount(matches.size())
                .setEvidence(evidence)
                .setEvidenceCount(incident.evidence().size())
                .setDegraded(matches.stream()
                        .map(Match::getDegraded)
                        .filter(degraded -> !degraded.isEmpty())
                        .flatMap(List::stream)
                        .distinct()
                        .limit(MAX_DEGRADED)
                        .toList())
                .setDecidedByAppendAt(Instant.EPOCH));
    }

    /** The content of an alert that nothing supports any more: where and when it was, and no trace of what it said. */
    static AlertContent withdrawn(KeptAlert file) {
        Instant founded = Instant.ofEpochMilli(file.getFoundedAt());
        return new AlertContent(Alert.newBuilder()
                .setAlertId(file.getAlertId())
                .setDesk(file.getDesk())
                .setVisibleTo(List.of(file.getDesk()))
                .setRevision(0)
                .setContentHash("")
                .setStatus(AlertStatus.RETRACTED)
                .setSeverity(Severity.MINOR)
                .setStartedAt(founded)
                .setLastEvidenceAt(founded)
                .setLatitude(file.getLatitude())
                .setLongitude(file.getLongitude())
                .setExtentMetres(0)
                .setRiskCell(file.getRiskCell())
                .setScore(0)
                .setReason("what it rested on no longer holds")
                .setRules(List.of())
                .setMatchIds(List.of())
                .setMatchCount(0)
                .setEvidence(List.of())
                .setEvidenceCount(0)
                .setDecidedByAppendAt(Instant.EPOCH));
    }

    private List<String> visibleTo(Collection<Match> matches) {
        return desks.desks().stream()
                .filter(desk -> matches.stream()
                        .anyMatch(match -> desk.region().equals(region)
                                && desks.sees(desk, match.getLatitude(), match.getLongitude())))
                .map(Desk::id)
                .sorted()
                .toList();
    }

    /** A match in words: its rule and reason, then part by part what made it hold. */
    private static Stream<String> explanation(Match match) {
        String head = match.getRuleId() + "@" + match.getRuleVersion() + ": " + match.getReason();
        return Stream.concat(Stream.of(head), match.getExplanation().stream().map(line -> "  " + line));
    }

    private static double extent(Match founder, Collection<Match> matches) {
        return matches.stream()
                .mapToDouble(match -> Sphere.distanceMetres(
                        founder.getLatitude(), founder.getLongitude(), match.getLatitude(), match.getLongitude()))
                .max()
                .orElse(0);
    }

    /**
     * What a person's answer says of every observation that the incident rests on.
     *
     * @param after observations up to this time have been judged before, milliseconds since epoch
     */
    static Verdict verdict(Alert alert, Incident incident, Review review, long after) {
        return Verdict.newBuilder()
                .setAlertId(alert.getAlertId())
                .setDesk(alert.getDesk())
                .setReal(review.getAction() == ReviewAction.CONFIRM)
                .setReason(String.valueOf(review.getReason()))
                .setPropensity(review.getPropensity())
                .setExercise(alert.getExercise())
                .setAt(review.getAt())
                .setFacts(incident.evidence()
                        .distinct()
                        .filter(piece -> piece.getObservedAt().toEpochMilli() > after)
                        .limit(MAX_JUDGED)
                        .map(AlertComposer::judged)
                        .toList())
                .build();
    }

    private static JudgedFact judged(Evidence piece) {
        return JudgedFact.newBuilder()
                .setKind(piece.getKind())
                .setObservationId(piece.getObservationId())
                .setSensorId(piece.getSensorId())
                .setObservedAt(piece.getObservedAt())
                .setLatitude(piece.getLatitude())
                .setLongitude(piece.getLongitude())
                .setCategory(piece.getCategory())
                .build();
    }

    private static @Nullable Double leastChance(Collection<Match> matches) {
        return matches.stream()
                .map(Match::getChancePerHour)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
