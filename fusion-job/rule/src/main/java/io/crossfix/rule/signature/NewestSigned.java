package io.crossfix.rule.signature;

import io.crossfix.record.Rule;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When the newest signed record of each rule was published. Whoever may write to the topic can write there again what was
 * signed once; of a rule only what is not older than the newest counts, in whatever order they arrive. A removal stays known.
 */
public final class NewestSigned {

    /** Above this many rules, removed ones included, no other is taken up. */
    static final int MOST = 100_000;

    private final Map<String, Long> millis;

    /** Of nothing yet. */
    public NewestSigned() {
        this(Map.of());
    }

    /**
     * As it was kept.
     *
     * @param kept milliseconds since epoch, by rule
     */
    public NewestSigned(Map<String, Long> kept) {
        millis = new TreeMap<>(kept);
    }

    /**
     * Why a record that is properly signed does not count all the same; empty when it does, and then it is the newest. The
     * very same one again counts: nothing comes of it.
     */
    public Optional<String> objection(Rule signed) {
        String id = signed.getRuleId();
        long at = signed.getPublishedAt().toEpochMilli();
        Long known = millis.get(id);
        if (known != null && at < known) {
            return Optional.of("it was signed before what is known already, which is of " + Instant.ofEpochMilli(known)
                    + "; publish it anew to go back to it");
        }
        if (known == null && millis.size() >= MOST) {
            return Optional.of("there are " + MOST + " rules already, those that were removed included");
        }
        millis.put(id, at);
        return Optional.empty();
    }

    /** Milliseconds since epoch by rule, to be kept. */
    public Map<String, Long> millis() {
        return Collections.unmodifiableMap(millis);
    }
}
