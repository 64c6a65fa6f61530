package io.crossfix.console.alert;

import io.crossfix.record.Alert;

/**
 * An alert as it was told last, and where.
 *
 * @param alert the record
 * @param partition partition of the topic
 * @param offset place in it
 */
record SeenAlert(Alert alert, int partition, long offset) {

    /** Roughly what it costs to keep, in lines. */
    int weight() {
        return 5
                + alert.getEvidence().size()
                + alert.getExplanations().size()
                + alert.getMatchIds().size();
    }
}
