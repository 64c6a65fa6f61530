package io.crossfix.model;

/**
 * The risk cells around a risk cell, ring by ring: the cell itself first.
 *
 * @param cells risk cells
 * @param owners the key cell that owns each of them, and alone tells its risk
 * @param holders the key cells that keep the risk of each of them: its owner, and those that a part of it lies in, for the
 *     sake of the anchors there (cells of H3 do not quite contain their children)
 * @param ends for each ring how many cells there are up to its end
 */
public record RiskRings(long[] cells, long[] owners, long[][] holders, int[] ends) {

    /** How many cells there are in a ring: fewer than 6 or 12 next to one of H3's pentagons. */
    public int cellsIn(int ring) {
        return ring == 0 ? ends[0] : ends[ring] - ends[ring - 1];
    }

    /** In which ring a risk cell lies; -1 when in none. */
    public int ringOf(long riskCell) {
        int ring = 0;
        for (int i = 0; i < cells.length; i++) {
            if (i == ends[ring]) {
                ring++;
            }
            if (cells[i] == riskCell) {
                return ring;
            }
        }
        return -1;
    }

    /** True when a key cell keeps the risk of the cell at a position. */
    public boolean isHeldBy(long keyCell, int position) {
        for (long holder : holders[position]) {
            if (holder == keyCell) {
                return true;
            }
        }
        return false;
    }
}
