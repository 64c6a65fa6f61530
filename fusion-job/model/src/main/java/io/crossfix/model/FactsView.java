package io.crossfix.model;

import io.crossfix.record.Kind;
import java.util.List;

/** What lies on the table of one key cell, for asking questions. Retracted observations do not. */
public interface FactsView {

    /**
     * The facts of one kind within a closed span of time, in the order of {@link Observation#BY_TIME}.
     *
     * @param kind which stream
     * @param from earliest, milliseconds since epoch, inclusive
     * @param to latest, milliseconds since epoch, inclusive
     */
    List<Observation> within(Kind kind, long from, long to);

    /** The same, of one place only. */
    default List<Observation> within(Kind kind, long from, long to, Disc place) {
        return within(kind, from, to).stream().filter(place::contains).toList();
    }

    /** The same, of one vehicle or caller only. */
    default List<Observation> within(Kind kind, long from, long to, Token token) {
        return within(kind, from, to).stream()
                .filter(fact -> token.equals(fact.token()))
                .toList();
    }
}
