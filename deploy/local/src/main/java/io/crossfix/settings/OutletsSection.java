package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.format.Sender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom alerts are told to.
 *
 * @param list the receivers
 */
@JsonNaming(KebabCaseStrategy.class)
public record OutletsSection(@Nullable List<OutletEntry> list) {

    /** Nobody. */
    public static final OutletsSection SHIPPED = new OutletsSection(null);

    /** Who speaks in messages of this form: as the first such receiver is told, else nobody in particular. */
    public Sender speaker(OutletKind kind) {
        return Objects.requireNonNullElse(list, List.<OutletEntry>of()).stream()
                .filter(entry -> entry.form() == kind)
                .findFirst()
                .map(OutletEntry::speaker)
                .orElse(OutletEntry.NOBODY);
    }

    /**
     * The receivers, as the engine has them.
     *
     * @param file the settings file; files that entries name are relative to it
     * @throws InvalidDocument with every fault of every entry
     */
    public List<Outlet> outlets(Path file) throws InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        List<Outlet> outlets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (OutletEntry entry : Objects.requireNonNullElse(list, List.<OutletEntry>of())) {
            List<String> wrong = new ArrayList<>(entry.faults());
            if (!names.add(entry.name())) {
                wrong.add("another outlet has the same name");
            }
            if (wrong.isEmpty()) {
                entry.outlet(file, wrong).ifPresent(outlets::add);
            }
            wrong.forEach(each -> faults.add(
                    new Fault(file.toString(), 0, 0, "/outlets/list: outlet " + entry.name() + ": " + each)));
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return outlets;
    }
}
