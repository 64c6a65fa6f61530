package io.crossfix.model.desk;

import io.crossfix.model.Digest;
import io.crossfix.record.Alert;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.Severity;
import io.crossfix.wire.RecordCodec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an alert says, before it is known where it stands. Holds a builder, for copies of an alert are dear. */
final class AlertContent {

    private final Alert.Builder content;

    AlertContent(Alert.Builder content) {
        this.content = content;
    }

    Severity severity() {
        return content.getSeverity();
    }

    String desk() {
        return content.getDesk();
    }

    double latitude() {
        return content.getLatitude();
    }

    double longitude() {
        return content.getLongitude();
    }

    List<String> rules() {
        return content.getRules();
    }

    /** Milliseconds since epoch. */
    long lastEvidenceAt() {
        return content.getLastEvidenceAt().toEpochMilli();
    }

    /** Hash over everything: whether there is anything new to say. */
    String wholeHash(RecordCodec codec) {
        return Digest.of(codec.encode(content.build()));
    }

    /**
     * Hash over the substance that a person judges: neither status nor revision, so that an acknowledgement changes nothing.
     * Of numbers only the size counts (a count until it doubles, a probability to a hundredth), else nobody could answer an
     * alert that grows every second.
     */
    String hash(RecordCodec codec) {
        Alert whole = content.build();
        boolean large = whole.getEvidenceCount() > AlertComposer.MAX_LISTED;
        byte[] substance = codec.encode(content.setMatchCount(size(whole.getMatchCount()))
                .setEvidenceCount(size(whole.getEvidenceCount()))
                .setExtentMetres(size((int) whole.getExtentMetres()))
                .setScore(Math.round(whole.getScore() * 100) / 100.0)
                .setShares(List.of())
                .setChancePerHour(null)
                .setReason(large ? "" : whole.getReason())
                .setLastEvidenceAt(large ? Instant.EPOCH : whole.getLastEvidenceAt())
                .build());
        content.setMatchCount(whole.getMatchCount())
                .setEvidenceCount(whole.getEvidenceCount())
                .setExtentMetres(whole.getExtentMetres())
                .setScore(whole.getScore())
                .setShares(whole.getShares())
                .setChancePerHour(whole.getChancePerHour())
                .setReason(whole.getReason())
                .setLastEvidenceAt(whole.getLastEvidenceAt());
        return Digest.of(substance);
    }

    /** The record to publish. */
    Alert sealed(KeptAlert file, long decidedByAppendAt) {
        return content.setAlertId(file.getAlertId())
                .setRevision(file.getRevision())
                .setContentHash(file.getContentHash())
                .setStatus(file.getStatus())
                .setMergedInto(file.getMergedInto())
                .setLinkedTo(file.getLinkedTo())
                .setCarriedFrom(file.getCarriedFrom())
                .setReviewer(file.getReviewer())
                .setReviewReason(file.getReviewReason())
                .setLane(file.getLane())
                .setSuppressedBy(file.getSuppressedBy())
                .setLate(file.getLate())
                .setRaisedAt(Instant.ofEpochMilli(file.getRaisedAt()))
                .setEscalation(file.getEscalation())
                .setEscalatesAt(instant(file.getEscalatesAt()))
                .setExpiresAt(instant(file.getExpiresAt()))
                .setAnsweredAt(instant(file.getAnsweredAt()))
                .setDecidedAt(instant(file.getDecidedAt()))
                .setBlind(file.getBlind())
                .setSecondLook(file.getSecondLook())
                .setSecondReviewer(file.getSecondReviewer())
                .setDecidedByAppendAt(Instant.ofEpochMilli(decidedByAppendAt))
                .build();
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** The number of binary digits: changes when a count doubles. */
    private static int size(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count);
    }
}
