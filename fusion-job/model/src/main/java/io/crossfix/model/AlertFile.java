package io.crossfix.model;

import io.crossfix.record.AlertStatus;
import io.crossfix.record.Match;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a desk knows of an alert beside its content.
 *
 * @param alertId the alert
 * @param foundingAnchor anchor that the id comes from
 * @param founding where and when its anchor was
 * @param status where it stands
 * @param revision how many times something was said of it
 * @param contentHash of what was last said
 * @param mergedInto alert that took it over
 * @param reviewer who answered last
 * @param reviewReason that answer's reason code
 * @param reviewIds the latest answers, so that a repeat is known; at most {@link #REMEMBERED_REVIEWS}
 */
record AlertFile(
        String alertId,
        String foundingAnchor,
        Founding founding,
        AlertStatus status,
        int revision,
        String contentHash,
        @Nullable String mergedInto,
        @Nullable String reviewer,
        @Nullable String reviewReason,
        List<String> reviewIds) {

    static final int REMEMBERED_REVIEWS = 16;

    /**
     * Where and when an alert was founded; stays when the match itself is withdrawn.
     *
     * @param at milliseconds since epoch
     * @param latitude degrees north, WGS 84
     * @param longitude degrees east, WGS 84
     * @param riskCell H3 risk cell
     */
    record Founding(long at, double latitude, double longitude, long riskCell) {

        static Founding of(Match match) {
            return new Founding(
                    match.getAnchorAt().toEpochMilli(), match.getLatitude(), match.getLongitude(), match.getRiskCell());
        }
    }

    static AlertFile raised(String alertId, Match founder) {
        return new AlertFile(
                alertId,
                Incident.anchor(founder),
                Founding.of(founder),
                AlertStatus.RAISED,
                0,
                "",
                null,
                null,
                null,
                List.of());
    }

    AlertFile said(String hash) {
        return new AlertFile(
                alertId,
                foundingAnchor,
                founding,
                status,
                revision + 1,
                hash,
                mergedInto,
                reviewer,
                reviewReason,
                reviewIds);
    }

    /** As the engine sees it: a person's decision stays. */
    AlertFile as(AlertStatus engineStatus, @Nullable String into) {
        AlertStatus next = LifeCycle.isDecided(status) ? status : engineStatus;
        return new AlertFile(
                alertId,
                foundingAnchor,
                founding,
                next,
                revision,
                contentHash,
                into,
                reviewer,
                reviewReason,
                reviewIds);
    }

    AlertFile answered(AlertStatus next, String reviewId, String by, @Nullable String reason) {
        List<String> ids = new ArrayList<>(reviewIds);
        ids.add(reviewId);
        if (ids.size() > REMEMBERED_REVIEWS) {
            ids.remove(0);
        }
        return new AlertFile(
                alertId,
                foundingAnchor,
                founding,
                next,
                revision,
                contentHash,
                mergedInto,
                by,
                reason,
                List.copyOf(ids));
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(alertId);
        out.writeUTF(foundingAnchor);
        out.writeLong(founding.at());
        out.writeDouble(founding.latitude());
        out.writeDouble(founding.longitude());
        out.writeLong(founding.riskCell());
        out.writeUTF(status.name());
        out.writeInt(revision);
        out.writeUTF(contentHash);
        writeNullable(out, mergedInto);
        writeNullable(out, reviewer);
        writeNullable(out, reviewReason);
        out.writeInt(reviewIds.size());
        for (String id : reviewIds) {
            out.writeUTF(id);
        }
    }

    static AlertFile read(DataInput in) throws IOException {
        String alertId = in.readUTF();
        String founder = in.readUTF();
        Founding founding = new Founding(in.readLong(), in.readDouble(), in.readDouble(), in.readLong());
        AlertStatus status = AlertStatus.valueOf(in.readUTF());
        int revision = in.readInt();
        String hash = in.readUTF();
        String into = readNullable(in);
        String reviewer = readNullable(in);
        String reason = readNullable(in);
        List<String> ids = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ids.add(in.readUTF());
        }
        return new AlertFile(alertId, founder, founding, status, revision, hash, into, reviewer, reason, ids);
    }

    private static void writeNullable(DataOutput out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readNullable(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
