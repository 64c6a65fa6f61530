package io.crossfix.feeds.door;

import io.crossfix.wire.Refusal;
import java.util.List;

/**
 * What became of a payload, once all of it is kept.
 *
 * @param published records that are new or say something new
 * @param repeated records that had been said before, or are older than what was said
 * @param ignored things in it that no rule could ask for, such as a preview or a heartbeat
 * @param refused why anything in it was refused, in its order; the rest was taken all the same
 */
public record Receipt(int published, int repeated, int ignored, List<Refusal> refused) {

    public Receipt {
        refused = List.copyOf(refused);
    }
}
