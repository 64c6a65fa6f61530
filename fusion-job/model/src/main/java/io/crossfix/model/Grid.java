package io.crossfix.model;

import com.uber.h3core.AreaUnit;
import com.uber.h3core.H3Core;
import com.uber.h3core.exceptions.H3Exception;
import com.uber.h3core.util.LatLng;
import io.crossfix.model.risk.RiskSource;
import io.crossfix.record.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The H3 grid: which cells an observation belongs to. The only class that knows H3. Not thread-safe: one per task.
 *
 * <p>Positions of fixed sensors repeat, so placements are cached (H3 is the dearest single step of an
 * observation's way), and so is what lies around a cell; all caches are bounded.
 */
public final class Grid {

    /** How many quarters a key cell has, though the word says four. */
    public static final int QUARTERS = 7;

    /** How many rings of risk cells around its own an observation may weigh on. */
    public static final int RISK_RINGS = 2;

    /** Outlines are sharp to far less than this; a copy too many is harmless, one too few loses a match. Metres. */
    private static final double MARGIN_METRES = 1;

    private static final int PLACEMENTS = 1 << 13;
    private static final int CELLS = 4_096;
    private static final int SLOT_SHIFT = Long.numberOfLeadingZeros(CELLS) + 1;
    private static final int KEPT_RINGS = 2;
    private static final int FARTHEST_RING = 50;

    private final GridSettings settings;
    private final H3Core h3;
    private final @Nullable Placed[] placements = new @Nullable Placed[PLACEMENTS];
    private final Recent<Outline> outlines = new Recent<>(CELLS);
    private final Recent<List<List<Neighbour>>> neighbours = new Recent<>(CELLS);
    private final Map<Kind, Outline.Reach> reaches = new EnumMap<>(Kind.class);
    private final @Nullable RiskRings[] riskRings = new @Nullable RiskRings[CELLS];
    private final Recent<long[]> holders = new Recent<>(4 * CELLS);

    /** Keeps what was asked for last; the keys are {@link #scattered}. */
    private static final class Recent<V> extends LinkedHashMap<Long, V> {

        private final int most;

        Recent(int most) {
            super(most, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
            return size() > most;
        }

        V of(long cell, LongFunction<V> make) {
            Long key = scattered(cell);
            V known = get(key);
            if (known == null) {
                known = make.apply(cell);
                put(key, known);
            }
            return known;
        }
    }

    private record Neighbour(long cell, Outline outline) {}

    /** H3 keeps nothing, so one serves all threads; its library is unpacked when the first grid is made. */
    private static final class Shared {

        static final H3Core H3 = load();

        private static H3Core load() {
            try {
                return H3Core.newInstance();
            } catch (IOException e) {
                throw new UncheckedIOException("the H3 library could not be unpacked", e);
            }
        }
    }

    private record Placed(double latitude, double longitude, Kind kind, Placement placement) {

        boolean isOf(Observation seen) {
            return latitude == seen.latitude() && longitude == seen.longitude() && kind == seen.kind();
        }
    }

    /**
     * Loads H3.
     *
     * @param settings resolutions and reaches
     */
    public Grid(GridSettings settings) {
        this.settings = settings;
        this.h3 = Shared.H3;
        for (Kind kind : Kind.values()) {
            reaches.put(kind, Outline.Reach.of(settings.reachMetres().getOrDefault(kind, 0.0) + MARGIN_METRES));
        }
    }

    /**
     * A number that no other cell has, fit to be the key of a hash map: the cells of one city differ in few bits, and Java's
     * hash of a long drops these, so that all of them would lie in one bin (D. Knuth, The Art of Computer Programming, vol. 3,
     * 6.4, multiplicative hashing).
     */
    public static long scattered(long cell) {
        return cell * 0x9E3779B97F4A7C15L;
    }

    /** Where an observation belongs. */
    public Placement place(Observation seen) {
        int slot = slot(seen);
        Placed cached = placements[slot];
        if (cached == null || !cached.isOf(seen)) {
            cached = new Placed(seen.latitude(), seen.longitude(), seen.kind(), compute(seen));
            placements[slot] = cached;
        }
        return cached.placement();
    }

    /** The risk cell that an observation lies in: much quicker than all of {@link #place} for one not placed lately. */
    public long riskCell(Observation seen) {
        Placed cached = placements[slot(seen)];
        return cached != null && cached.isOf(seen)
                ? cached.placement().riskCell()
                : h3.latLngToCell(seen.latitude(), seen.longitude(), settings.riskResolution());
    }

    /** Key cell that owns a risk cell. */
    public long owner(long riskCell) {
        return h3.cellToParent(riskCell, settings.keyResolution());
    }

    /** The quarter of a key cell that a risk cell belongs to: its parent one resolution finer than the key cell. */
    public long quarter(long riskCell) {
        return h3.cellToParent(riskCell, settings.keyResolution() + 1);
    }

    /** Area of a cell, square metres. */
    public double squareMetres(long cell) {
        return h3.cellArea(cell, AreaUnit.m2);
    }

    /** The owner of a risk cell, and the other key cells that a part of it lies in. */
    private long[] holders(long riskCell) {
        return holders.of(
                riskCell,
                cell -> LongStream.concat(
                                LongStream.of(owner(cell)),
                                h3.cellToBoundary(cell).stream()
                                        .mapToLong(corner ->
                                                h3.latLngToCell(corner.lat, corner.lng, settings.keyResolution())))
                        .distinct()
                        .toArray());
    }

    /** Risk cells at most {@code rings} away, ring by ring, the cell itself first. */
    public List<List<Long>> riskRings(long riskCell, int rings) {
        return h3.gridDiskDistances(riskCell, rings);
    }

    /** Risk cells at most {@value #RISK_RINGS} away, with their owners; the same object again for a cell asked about before. */
    public RiskRings risksAround(long riskCell) {
        // Asked for many times an observation: without boxes, and a newcomer just takes the place.
        int slot = (int) (scattered(riskCell) >>> SLOT_SHIFT);
        RiskRings cached = riskRings[slot];
        if (cached == null || cached.cells()[0] != riskCell) {
            cached = computeRings(riskCell);
            riskRings[slot] = cached;
        }
        return cached;
    }

    private RiskRings computeRings(long riskCell) {
        List<List<Long>> rings = h3.gridDiskDistances(riskCell, RISK_RINGS);
        long[] cells =
                rings.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
        int[] ends = new int[rings.size()];
        for (int ring = 0; ring < ends.length; ring++) {
            ends[ring] = (ring == 0 ? 0 : ends[ring - 1]) + rings.get(ring).size();
        }
        return new RiskRings(
                cells,
                LongStream.of(cells).map(this::owner).toArray(),
                LongStream.of(cells).mapToObj(this::holders).toArray(long[][]::new),
                ends);
    }

    /**
     * Steps from cell to cell between the H3 cells of a resolution that two observations lie in, 0 when it is the same one
     * (H3 documentation, "gridDistance"); {@link Long#MAX_VALUE} where H3 cannot tell: very far apart, or across a pentagon.
     *
     * @param resolution [0, 15]
     */
    public static long rings(Observation a, Observation b, int resolution) {
        try {
            return Shared.H3.gridDistance(
                    Shared.H3.latLngToCell(a.latitude(), a.longitude(), resolution),
                    Shared.H3.latLngToCell(b.latitude(), b.longitude(), resolution));
        } catch (H3Exception e) {
            return Long.MAX_VALUE;
        }
    }

    /** Text of a cell, 15 hexadecimal digits. */
    public static String text(long cell) {
        return Long.toHexString(cell);
    }

    /**
     * A point on the map.
     *
     * @param latitude degrees north, WGS 84
     * @param longitude degrees east, WGS 84, [-180, 180]
     */
    public record Point(double latitude, double longitude) {}

    /** The risk cell that a position in degrees lies in. */
    public long riskCell(double latitude, double longitude) {
        return h3.latLngToCell(latitude, longitude, settings.riskResolution());
    }

    /** The risk cell that a text names, in hexadecimal digits; nothing when there is no such risk cell. */
    public OptionalLong parseRiskCell(String text) {
        try {
            long cell = Long.parseUnsignedLong(text, 16);
            boolean isOne = h3.isValidCell(cell) && h3.getResolution(cell) == settings.riskResolution();
            return isOne ? OptionalLong.of(cell) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The middle of a cell. */
    public Point middle(long cell) {
        LatLng middle = h3.cellToLatLng(cell);
        return new Point(middle.lat, middle.lng);
    }

    /** The corners of a cell, counter-clockwise, each once. */
    public List<Point> corners(long cell) {
        return h3.cellToBoundary(cell).stream()
                .map(corner -> new Point(corner.lat, corner.lng))
                .toList();
    }

    private static int slot(Observation seen) {
        long bits = Double.doubleToLongBits(seen.latitude()) * 0x9E3779B97F4A7C15L
                + Double.doubleToLongBits(seen.longitude()) * 0xC2B2AE3D27D4EB4FL
                + seen.kind().ordinal();
        bits ^= bits >>> 32;
        return (int) (bits ^ bits >>> 15) & PLACEMENTS - 1;
    }

    private Placement compute(Observation seen) {
        long riskCell = h3.latLngToCell(seen.latitude(), seen.longitude(), settings.riskResolution());
        long[] holders = holders(riskCell);
        // A risk cell that lies in one key cell tells it: asking H3 is the dearest step.
        long home = holders.length == 1
                ? holders[0]
                : h3.latLngToCell(seen.latitude(), seen.longitude(), settings.keyResolution());
        Cells cells = new Cells();
        cells.add(home);
        addReached(seen, home, cells);
        if (RiskSource.movesPlaces(seen.kind())) {
            // One ring more than it weighs on: whoever reckons there must know whether it was the first of its
            // incident.
            for (long near : h3.gridDisk(riskCell, RISK_RINGS + 1)) {
                for (long holder : holders(near)) {
                    cells.add(holder);
                }
            }
        }
        return new Placement(home, riskCell, cells.all());
    }

    /** A few cells, each once, in the order in which they came. */
    private static final class Cells {

        private long[] cells = new long[4];
        private int size;

        void add(long cell) {
            for (int i = 0; i < size; i++) {
                if (cells[i] == cell) {
                    return;
                }
            }
            cells = size < cells.length ? cells : Arrays.copyOf(cells, 2 * size);
            cells[size++] = cell;
        }

        long[] all() {
            return size == cells.length ? cells : Arrays.copyOf(cells, size);
        }
    }

    /** Walks outwards ring by ring until a whole ring lies beyond the reach. */
    private void addReached(Observation seen, long home, Cells cells) {
        Outline.Reach reach = Objects.requireNonNull(reaches.get(seen.kind()));
        double[] point = Outline.vector(seen.latitude(), seen.longitude());
        for (int ring = 1; ring <= FARTHEST_RING; ring++) {
            boolean isAnyReached = false;
            for (Neighbour neighbour : ring(home, ring)) {
                if (neighbour.outline().isWithin(reach, point)) {
                    cells.add(neighbour.cell());
                    isAnyReached = true;
                }
            }
            if (!isAnyReached) {
                return;
            }
        }
        throw new IllegalArgumentException("the reach of " + seen.kind() + ", "
                + settings.reachMetres().get(seen.kind()) + " m, spans more than " + FARTHEST_RING
                + " rings of key cells");
    }

    /** The walk almost always ends with the second ring, so no more are kept. */
    private List<Neighbour> ring(long home, int ring) {
        return ring <= KEPT_RINGS
                ? neighbours.of(home, cell -> rings(cell, KEPT_RINGS)).get(ring)
                : rings(home, ring).get(ring);
    }

    private List<List<Neighbour>> rings(long home, int most) {
        return h3.gridDiskDistances(home, most).stream()
                .map(ring -> ring.stream()
                        .map(cell -> new Neighbour(cell, outline(cell)))
                        .toList())
                .toList();
    }

    private Outline outline(long cell) {
        return outlines.of(
                cell,
                of -> Outline.of(h3.cellToBoundary(of).stream()
                        .map(corner -> Outline.vector(corner.lat, corner.lng))
                        .toArray(double[][]::new)));
    }
}
