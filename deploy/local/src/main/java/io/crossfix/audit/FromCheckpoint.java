package io.crossfix.audit;

import java.util.HashMap;
import java.util.Map;

/**
 * Where a verification begins.
 *
 * @param everywhere in each partition, the first checkpoint at or behind this offset; 0 for the beginning of the chain
 * @param of the same for single partitions
 */
public record FromCheckpoint(long everywhere, Map<Integer, Long> of) {

    /** At the beginning of the chain, or as near to it as the log still reaches. */
    public static final FromCheckpoint FIRST = new FromCheckpoint(0, Map.of());

    /** With a map of its own. */
    public FromCheckpoint {
        of = Map.copyOf(of);
    }

    /**
     * From text: {@code first}, an offset, or offsets of partitions such as {@code 0:1200,3:88}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static FromCheckpoint parse(String text) {
        if (text.equals("first")) {
            return FIRST;
        }
        Map<Integer, Long> of = new HashMap<>();
        long everywhere = 0;
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                everywhere = offset(part);
            } else {
                of.put(Integer.parseInt(part.substring(0, colon)), offset(part.substring(colon + 1)));
            }
        }
        return new FromCheckpoint(everywhere, of);
    }

    private static long offset(String text) {
        long offset = Long.parseLong(text);
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is not negative, was " + offset);
        }
        return offset;
    }

    /** The offset for one partition. */
    long of(int partition) {
        return of.getOrDefault(partition, everywhere);
    }
}
