package io.crossfix.risk.fit;

import io.crossfix.model.risk.RiskSource;
import java.util.List;

/**
 * What a rate may be made of: one term for each source, ring and kernel, beside the same rate in every cell.
 *
 * @param sources whose incidents count
 * @param rings 1 for an incident's own cell, 2 and 3 with the rings around it
 * @param kernels how they turn into rates
 */
public record Dictionary(List<RiskSource> sources, int rings, List<Kernel> kernels) {

    /** Cells of a full ring in a hexagonal grid; an incident's mass is shared out among them. */
    private static final double[] CELLS_OF_RING = {1, 6, 12};

    /** Defends the lists. */
    public Dictionary {
        sources = List.copyOf(sources);
        kernels = List.copyOf(kernels);
    }

    /** How many terms there are. */
    public int size() {
        return sources.size() * rings * kernels.size();
    }

    /** Position of a term. */
    public int term(int source, int ring, int kernel) {
        return (source * rings + ring) * kernels.size() + kernel;
    }

    /** Mass that an incident adds to each cell of a ring. */
    public static double share(int ring) {
        return 1 / CELLS_OF_RING[ring];
    }
}
