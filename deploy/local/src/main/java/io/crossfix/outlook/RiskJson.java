package io.crossfix.outlook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Grid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The risk of a cell at a time, for programs. Flat, as maps want it. */
public final class RiskJson {

    private RiskJson() {}

    /** Probabilities in [0, 1], times as ISO 8601 in UTC, {@code readingAt} null for a cell never heard of. */
    public static ObjectNode of(CellRisk risk) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cell", Grid.text(risk.cell()))
                .put("at", Instant.ofEpochMilli(risk.at()).toString())
                .put("readingAt", readingAt(risk))
                .put("readingAgeSeconds", risk.age().toSeconds())
                .put("ofOtherWeights", risk.isOfOtherWeights())
                .put("now", risk.now())
                .put("ratePerDay", risk.perDay())
                .put("ratio", risk.ratio())
                .put("band", Band.of(risk.ratio()).word())
                .put("expectedHour", risk.expected(Horizon.HOUR))
                .put("probabilityHour", risk.probability(Horizon.HOUR))
                .put("expectedDay", risk.expected(Horizon.DAY))
                .put("probabilityDay", risk.probability(Horizon.DAY))
                .put("expectedWeek", risk.expected(Horizon.WEEK))
                .put("probabilityWeek", risk.probability(Horizon.WEEK));
    }

    private static @Nullable String readingAt(CellRisk risk) {
        return risk.reading() == null ? null : risk.reading().getAt().toString();
    }
}
