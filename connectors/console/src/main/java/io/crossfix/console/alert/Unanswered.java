package io.crossfix.console.alert;

/** The job has not said in time what became of a review or an order; it may still take effect. */
public final class Unanswered extends RuntimeException {

    Unanswered(String message) {
        super(message, null, false, false);
    }
}
