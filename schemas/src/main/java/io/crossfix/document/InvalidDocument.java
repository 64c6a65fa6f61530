package io.crossfix.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used; carries every fault that was found, not only the first. */
public final class InvalidDocument extends Exception {

    private final transient List<Fault> faults;

    /** @param faults at least one */
    public InvalidDocument(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** Every fault, in the order of the document. */
    public List<Fault> faults() {
        return faults;
    }
}
