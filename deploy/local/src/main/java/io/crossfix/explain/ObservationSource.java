package io.crossfix.explain;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.model.Observation;
import java.util.function.Consumer;

/** Where observations can be read, more than once: the topics of an installation, or recorded files. */
public interface ObservationSource {

    /**
     * Hands over everything there is, let in by the same door as in the job, in no particular order.
     *
     * @throws UnusableSource when a file cannot be read
     */
    void forEach(Consumer<Observation> taker) throws InvalidDocument, UnusableSource;
}
