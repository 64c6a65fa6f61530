package io.crossfix.wire;

/**
 * Why something was not let in: a closed reason for counting, and a sentence for reading.
 *
 * @param reason the closed reason, also a metric label
 * @param detail one sentence that names the rule, the value and the place; carries no payload text
 */
public record Refusal(Reason reason, String detail) {

    /** Where on its way the record was refused. */
    public enum Stage {
        DECODE,
        VALIDATE,
        CLOCK,
        /** Well formed, but from somebody who may not say so. */
        AUTHORISE
    }

    /** Every reason there is. */
    public enum Reason {
        EMPTY(Stage.DECODE),
        TOO_LARGE(Stage.DECODE),
        NOT_FRAMED(Stage.DECODE),
        UNKNOWN_SCHEMA(Stage.DECODE),
        MALFORMED(Stage.DECODE),
        TRAILING_BYTES(Stage.DECODE),
        WRONG_STREAM(Stage.VALIDATE),
        BAD_ID(Stage.VALIDATE),
        BAD_POSITION(Stage.VALIDATE),
        NULL_ISLAND(Stage.VALIDATE),
        OUTSIDE_AREA(Stage.VALIDATE),
        BAD_VALUE(Stage.VALIDATE),
        FUTURE(Stage.CLOCK),
        IMPLAUSIBLE_TIME(Stage.CLOCK),
        /** A correction that needs what it corrects, which nobody has said. */
        NOTHING_TO_AMEND(Stage.VALIDATE),
        UNKNOWN_SENSOR(Stage.AUTHORISE),
        WRONG_SENDER(Stage.AUTHORISE),
        OUTSIDE_SENSOR_AREA(Stage.AUTHORISE),
        IMPOSSIBLE_RATE(Stage.AUTHORISE),
        REPLAYED_SEQUENCE(Stage.AUTHORISE),
        SEQUENCE_GAP(Stage.AUTHORISE),
        /** A rule that no trusted key has signed. */
        NOT_SIGNED(Stage.AUTHORISE);

        private final Stage stage;

        Reason(Stage stage) {
            this.stage = stage;
        }

        /** Where on its way a record is refused for this reason. */
        public Stage stage() {
            return stage;
        }
    }
}
