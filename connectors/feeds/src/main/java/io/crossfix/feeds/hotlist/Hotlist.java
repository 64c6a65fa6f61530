package io.crossfix.feeds.hotlist;

import io.crossfix.record.PlateCategory;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import io.crossfix.wire.AvroTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tokens of plates that somebody looks for, and why. Holds no plate. */
public final class Hotlist {

    static {
        AvroTrust.install();
    }

    /** One on which nothing stands. */
    public static final Hotlist EMPTY = new Hotlist(List.of());

    private final Map<Token, List<Item>> items = new HashMap<>();

    /**
     * A token that is looked for.
     *
     * @param token under the key of an epoch
     * @param category why
     * @param from when this begins to hold
     * @param until when it ends
     */
    public record Item(Token token, PlateCategory category, Instant from, Instant until) {}

    /** @param all in the order of their importance: of two that hold, the first counts */
    public Hotlist(List<Item> all) {
        all.forEach(item -> items.merge(item.token(), List.of(item), (a, b) -> {
            List<Item> both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        }));
    }

    /** How many tokens stand on it. */
    public int size() {
        return items.size();
    }

    /** The read with the category of the list that its plate stands on; what a reader itself has found is left alone. */
    public PlateRead marked(PlateRead read) {
        PlateCategory found =
                read.getCategory() == PlateCategory.READ ? find(read.getToken(), read.getObservedAt()) : null;
        return found == null
                ? read
                : PlateRead.newBuilder(read).setCategory(found).build();
    }

    private @Nullable PlateCategory find(Token token, Instant at) {
        for (Item item : items.getOrDefault(token, List.of())) {
            if (!at.isBefore(item.from()) && at.isBefore(item.until())) {
                return item.category();
            }
        }
        return null;
    }
}
