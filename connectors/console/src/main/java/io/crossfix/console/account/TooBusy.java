package io.crossfix.console.account;

/** There is no room for this just now; the message says of what. */
public final class TooBusy extends RuntimeException {

    TooBusy(String message) {
        super(message);
    }
}
