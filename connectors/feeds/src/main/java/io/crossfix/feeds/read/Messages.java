package io.crossfix.feeds.read;

import io.crossfix.wire.Refusal;
import io.crossfix.wire.Refusal.Reason;
import java.util.List;

/** What readers of messages say when there is no row. */
final class Messages {

    private Messages() {}

    static List<Line> broken(byte[] message, String why) {
        return List.of(new Line.Broken(1, message, new Refusal(Reason.MALFORMED, why)));
    }

    static List<Line> tooMany(byte[] message, int rows) {
        return List.of(new Line.Broken(
                1,
                message,
                new Refusal(
                        Reason.TOO_LARGE,
                        "tells of " + rows + " things, one message may tell of " + PayloadFormat.MAX_ROWS)));
    }
}
