package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.model.Place;
import io.crossfix.model.desk.Desk;
import io.crossfix.model.desk.DeskMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which operations centre owns which area.
 *
 * @param areas GeoJSON file of named areas; null when no desk has one
 * @param marginMetres a desk also sees incidents that come this near to its area; null for the default
 * @param list the desks in the order in which they are asked, null for one that owns everything
 */
@JsonNaming(KebabCaseStrategy.class)
public record DesksSection(
        @Nullable Path areas,
        @Nullable Double marginMetres,
        @Nullable List<Entry> list) {

    /** One desk that owns everything. */
    public static final DesksSection SHIPPED = new DesksSection(null, null, null);

    private static final double MARGIN_METRES = 300;

    /**
     * One desk.
     *
     * @param id its name in records and accounts
     * @param region desks of one region share incidents across their borders; null for the default
     * @param area name of its area in the file; null when it owns everything that the desks before it do not
     */
    public record Entry(
            String id, @Nullable String region, @Nullable String area) {}

    /** The same with another file of areas. */
    DesksSection with(@Nullable Path others) {
        return new DesksSection(others, marginMetres, list);
    }

    /**
     * The desks, as the job has them.
     *
     * @throws InvalidDocument with every fault of the file, every area that it does not hold and every name given twice
     */
    public DeskMap map() throws InvalidDocument {
        if (list == null || list.isEmpty()) {
            return DeskMap.DEFAULT;
        }
        Map<String, Place> known = areas == null ? Map.of() : StartingRules.places(areas);
        List<Fault> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Entry entry : list) {
            if (entry.area() != null && !known.containsKey(entry.area())) {
                faults.add(fault("desk " + entry.id() + " names the area '" + entry.area() + "', which "
                        + (areas == null ? "no file of areas is given for" : areas + " does not hold")));
            }
            if (!names.add(entry.id())) {
                faults.add(fault("two desks are called " + entry.id()));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return new DeskMap(
                list.stream().map(entry -> desk(entry, known)).toList(),
                marginMetres == null ? MARGIN_METRES : marginMetres);
    }

    private static Desk desk(Entry entry, Map<String, Place> known) {
        return new Desk(
                entry.id(),
                entry.region() == null ? Desk.DEFAULT_REGION : entry.region(),
                entry.area() == null ? null : known.get(entry.area()));
    }

    private static Fault fault(String message) {
        return new Fault("desks", 0, 0, message);
    }
}
