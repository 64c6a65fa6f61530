package io.crossfix.audit.evidence;

import io.crossfix.record.Alert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are wanted: those that are named, and those that were raised within a span.
 *
 * @param alerts beginnings of ids, 6 characters or more
 * @param since raised then or later; null for no span
 * @param until raised before; null for no span
 */
public record EvidenceScope(
        List<String> alerts,
        @Nullable Instant since,
        @Nullable Instant until) {

    boolean takes(Alert revision, Instant writtenAt) {
        return names(revision.getAlertId()) || isWithin(raised(revision, writtenAt));
    }

    private boolean names(String id) {
        return alerts.stream().anyMatch(id::startsWith);
    }

    private boolean isWithin(Instant raised) {
        return since != null && until != null && !raised.isBefore(since) && raised.isBefore(until);
    }

    /** Alerts of the first release do not tell when they were raised. */
    private static Instant raised(Alert revision, Instant writtenAt) {
        return revision.getRaisedAt().toEpochMilli() == 0 ? writtenAt : revision.getRaisedAt();
    }
}
