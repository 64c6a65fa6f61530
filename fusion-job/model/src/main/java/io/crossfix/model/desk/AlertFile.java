package io.crossfix.model.desk;

import io.crossfix.record.AlertStatus;
import io.crossfix.record.Judged;
import io.crossfix.record.KeptAlert;
import io.crossfix.record.Match;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewAction;
import io.crossfix.record.SecondLook;
import io.crossfix.record.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that what is kept of an alert goes through. Pure functions: each makes a new one. */
final class AlertFile {

    private static final int REMEMBERED = 16;

    private AlertFile() {}

    /**
     * What is said of an alert.
     *
     * @param hash of its substance
     * @param wholeHash of everything
     * @param severity highest of its matches
     */
    record Said(String hash, String wholeHash, Severity severity) {}

    /** A new alert, named after its founding anchor or after the alert that it follows. */
    static KeptAlert opened(String alertId, String desk, Match founder) {
        return KeptAlert.newBuilder()
                .setAlertId(alertId)
                .setDesk(desk)
                .setAnchor(Incident.anchor(founder))
                .setFoundedAt(founder.getAnchorAt().toEpochMilli())
                .setLatitude(founder.getLatitude())
                .setLongitude(founder.getLongitude())
                .setRiskCell(founder.getRiskCell())
                .setStatus(AlertStatus.RAISED)
                .build();
    }

    /** Counts a revision and remembers what it said. */
    static KeptAlert said(KeptAlert file, Said said, long now) {
        return KeptAlert.newBuilder(file)
                .setRevision(file.getRevision() + 1)
                .setSaidHashes(past(file, said.hash()))
                .setContentHash(said.hash())
                .setWholeHash(said.wholeHash())
                .setSaidSeverity(said.severity())
                .setSaidAt(now)
                .setDueAt(null)
                .build();
    }

    /** Something has changed that is to be said later. */
    static KeptAlert due(KeptAlert file, @Nullable Long at) {
        return KeptAlert.newBuilder(file).setDueAt(at).build();
    }

    /** As the engine sees it: a person's decision stays. */
    static KeptAlert as(KeptAlert file, AlertStatus status, @Nullable String into) {
        return KeptAlert.newBuilder(file)
                .setStatus(LifeCycle.isDecided(file.getStatus()) ? file.getStatus() : status)
                .setMergedInto(into)
                .build();
    }

    /** Takes over what a person answered to another alert. */
    static KeptAlert carried(KeptAlert file, KeptAlert from) {
        return KeptAlert.newBuilder(file)
                .setStatus(from.getStatus())
                .setCarriedFrom(from.getAlertId())
                .setReviewer(from.getReviewer())
                .setReviewReason(from.getReviewReason())
                .setAnsweredAt(from.getAnsweredAt())
                .setDecidedAt(from.getDecidedAt())
                .setJudged(from.getJudged())
                .build();
    }

    /** Opened after another one was decided. */
    static KeptAlert linked(KeptAlert file, KeptAlert to) {
        return KeptAlert.newBuilder(file).setLinkedTo(to.getAlertId()).build();
    }

    /** Followed by another one. */
    static KeptAlert followed(KeptAlert file, KeptAlert by) {
        return KeptAlert.newBuilder(file).setLinkedBy(by.getAlertId()).build();
    }

    /** Answered by a person; {@code judged} is null for an acknowledgement. */
    static KeptAlert answered(KeptAlert file, Review review, @Nullable Judged judged, long now) {
        AlertStatus next = LifeCycle.after(file.getStatus(), review.getAction());
        return KeptAlert.newBuilder(file)
                .setStatus(next == null ? file.getStatus() : next)
                .setReviewer(review.getReviewer())
                .setReviewReason(review.getReason())
                .setReviewIds(with(file.getReviewIds(), review.getReviewId()))
                .setAnsweredAt(file.getAnsweredAt() == null ? Long.valueOf(now) : file.getAnsweredAt())
                .setDecidedAt(judged == null ? null : Long.valueOf(now))
                .setJudged(judged)
                .build();
    }

    /** Judged by a second person: the first decision stays. */
    static KeptAlert seconded(KeptAlert file, Review review) {
        boolean confirms = review.getAction() == ReviewAction.CONFIRM;
        boolean agrees = confirms == (file.getStatus() == AlertStatus.CONFIRMED);
        return KeptAlert.newBuilder(file)
                .setSecondLook(agrees ? SecondLook.AGREED : SecondLook.DISAGREED)
                .setSecondReviewer(review.getReviewer())
                .setReviewIds(with(file.getReviewIds(), review.getReviewId()))
                .build();
    }

    private static List<String> past(KeptAlert file, String next) {
        return file.getContentHash().equals(next)
                ? file.getSaidHashes()
                : with(file.getSaidHashes(), file.getContentHash());
    }

    /** Remembers that a review was answered. */
    static List<String> with(List<String> latest, String next) {
        if (next.isEmpty()) {
            return latest;
        }
        List<String> all = new ArrayList<>(latest);
        all.add(next);
        return List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }
}
