package io.crossfix.rule;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.Comparator;

/**
 * A fact in a plain Flink job; the same as an {@link Observation}, as far as {@link Sketch} looks.
 *
 * @param number of the case that it belongs to
 * @param id identifies it within the case
 * @param kind which stream
 * @param atSeconds seconds after the anchor, negative: before
 * @param east metres east of the anchor
 * @param sure whether its confidence is high
 */
public record PlainEvent(int number, String id, Kind kind, int atSeconds, int east, boolean sure) {

    static final long ANCHOR_MILLIS =
            Seen.gunshot("g", "21:00:00").observation().at();

    static final Comparator<PlainEvent> ORDER = Comparator.comparingLong(PlainEvent::at)
            .thenComparing(PlainEvent::kind)
            .thenComparing(PlainEvent::id);

    static PlainEvent anchor(int number) {
        return new PlainEvent(number, "g", Kind.GUNSHOT, 0, 0, true);
    }

    boolean isAnchor() {
        return kind == Kind.GUNSHOT;
    }

    long at() {
        return ANCHOR_MILLIS + atSeconds * 1_000L;
    }

    Observation observation() {
        int second = 21 * 3_600 + atSeconds;
        String time = "%02d:%02d:%02d".formatted(second / 3_600, second / 60 % 60, second % 60);
        return Seen.of(PartKind.valueOf(kind.name()), id, time)
                .with("east", east + "m")
                .with("confidence", sure ? 0.9 : 0.1)
                .observation();
    }
}
