package io.crossfix.feeds.mapping;

import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;

/** Ends the decoding of one row; turned into a value before it leaves this package. */
final class RefusedRow extends Exception {

    private final transient Refusal refusal;

    /** @param detail names the column and the rule, never the text of a cell */
    RefusedRow(Reason reason, String detail) {
        super(detail, null, false, false);
        this.refusal = new Refusal(reason, detail);
    }

    Refusal refusal() {
        return refusal;
    }
}
