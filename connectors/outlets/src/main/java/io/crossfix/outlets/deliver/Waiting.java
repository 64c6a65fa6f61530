package io.crossfix.outlets.deliver;

import io.crossfix.record.Alert;

/**
 * An alert that waits to be told.
 *
 * @param alert its last revision
 * @param recordedAt when that was written to the topic, milliseconds since epoch
 * @param since when the first revision that waits was, milliseconds since epoch
 * @param failures how often telling it has failed
 * @param triedSince when it was first tried, milliseconds since epoch; 0 when it was not
 * @param dueAt not before, milliseconds since epoch
 */
record Waiting(Alert alert, long recordedAt, long since, int failures, long triedSince, long dueAt) {

    static Waiting of(Alert alert, long recordedAt) {
        return new Waiting(alert, recordedAt, recordedAt, 0, 0, 0);
    }

    String id() {
        return alert.getAlertId();
    }

    /** A later revision takes its place in the queue, and its patience. */
    Waiting replacedBy(Waiting later) {
        return new Waiting(later.alert, later.recordedAt, since, failures, triedSince, dueAt);
    }

    Waiting failed(long now) {
        return new Waiting(alert, recordedAt, since, failures + 1, triedSince == 0 ? now : triedSince, dueAt);
    }

    Waiting until(long due) {
        return new Waiting(alert, recordedAt, since, failures, triedSince, due);
    }
}
