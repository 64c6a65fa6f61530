package io.crossfix.rule;

import io.crossfix.model.Disc;
import io.crossfix.model.FactsView;
import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.util.List;

/**
 * Facts without those of the stream of {@code per} that have another value.
 *
 * @param value as {@link Per#of} gives it
 */
record FactsOfValue(Per per, Object value, FactsView facts) implements FactsView {

    @Override
    public List<Observation> within(Kind kind, long from, long to) {
        return kind == per.part().kind() ? per.only(value, facts, from, to) : facts.within(kind, from, to);
    }

    @Override
    public List<Observation> within(Kind kind, long from, long to, Disc place) {
        // Of one vehicle there is little, wherever it is.
        return kind == per.part().kind()
                ? within(kind, from, to).stream().filter(place::contains).toList()
                : facts.within(kind, from, to, place);
    }
}
