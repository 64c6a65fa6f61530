package io.crossfix.gateway.intake;

/** The door knows no such feed. */
public final class UnknownFeed extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownFeed(String feed) {
        super(feed, null, false, false);
    }
}
