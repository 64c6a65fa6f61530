package io.crossfix.model.desk;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which desk owns a place, and which others see what happens there. */
public final class DeskMap implements Serializable {

    /** One desk that owns everything. */
    public static final DeskMap DEFAULT = new DeskMap(List.of(Desk.DEFAULT), 300);

    private static final long serialVersionUID = 1;

    private final List<Desk> desks;
    private final double marginMetres;
    private final Map<String, String> regions = new HashMap<>();

    /**
     * @param desks in the order in which they are asked: where areas overlap the first owns, and the first of all owns what
     *     lies in no area
     * @param marginMetres a desk also sees incidents that come this near to its area, metres
     * @throws IllegalArgumentException when there is no desk or two of one name
     */
    public DeskMap(List<Desk> desks, double marginMetres) {
        if (desks.isEmpty()) {
            throw new IllegalArgumentException("there must be a desk");
        }
        this.desks = List.copyOf(desks);
        this.marginMetres = marginMetres;
        for (Desk desk : desks) {
            if (regions.put(desk.id(), desk.region()) != null) {
                throw new IllegalArgumentException("two desks are called " + desk.id());
            }
        }
    }

    /** Every desk, in the order in which they are asked. */
    public List<Desk> desks() {
        return desks;
    }

    /** The one desk that owns a position in degrees. */
    public Desk owner(double latitude, double longitude) {
        return desks.stream()
                .filter(desk -> desk.area() == null || desk.area().contains(latitude, longitude))
                .findFirst()
                .orElse(desks.get(0));
    }

    /** Whether a desk sees what happens at a position in degrees. */
    boolean sees(Desk desk, double latitude, double longitude) {
        return desk.area() == null || desk.area().isWithin(latitude, longitude, marginMetres);
    }

    /** The region of a desk, null when there is no such desk. */
    public @Nullable String regionOf(String desk) {
        return regions.get(desk);
    }
}
