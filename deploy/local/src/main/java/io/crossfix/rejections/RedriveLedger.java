package io.crossfix.rejections;

import io.crossfix.local.CommandFailed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been redriven so far. Not thread-safe. */
final class RedriveLedger {

    /** About 300 MB of them. */
    private static final int MOST = 1_000_000;

    private final Set<Place> done = new HashSet<>();
    private final Map<Place, Redriven> byNewPlace = new HashMap<>();

    /** @throws CommandFailed when there are too many to hold */
    void take(Redriven line) {
        if (byNewPlace.size() >= MOST) {
            throw new CommandFailed("more than " + MOST + " records were redriven within the retention of rejections");
        }
        done.add(line.from());
        byNewPlace.put(line.to(), line);
    }

    /** Whether what was refused there has been redriven. */
    boolean isDone(Place refused) {
        return done.contains(refused);
    }

    /** The redrive that brought a record where it was refused; empty for one that came by itself. */
    Optional<Redriven> thatBrought(Place refused) {
        return Optional.ofNullable(byNewPlace.get(refused));
    }
}
