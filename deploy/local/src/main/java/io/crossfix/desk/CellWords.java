package io.crossfix.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.alert.Times;
import io.crossfix.model.Grid;
import io.crossfix.outlook.Band;
import io.crossfix.outlook.CellRisk;
import io.crossfix.outlook.CellSheet;
import io.crossfix.outlook.Horizon;
import io.crossfix.outlook.Reasons;
import io.crossfix.record.RateShare;
import io.crossfix.record.RiskReading;
import io.crossfix.record.ScoreShare;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The risk of one cell as the console tells it. */
final class CellWords {

    private static final String PRIOR = "prior";
    private static final double HOURS_A_DAY = 24;
    private static final int SHARES = 5;
    private static final int ALL_SHARES = 100;

    private CellWords() {}

    /** Whether something goes on: probability, shares as log-odds. */
    static ObjectNode now(CellRisk risk) {
        ObjectNode cell =
                cell(risk).put("value", risk.now()).put("prior", prior(risk)).putNull("base");
        nowShares(cell.putArray("shares"), risk.nowShares(), SHARES);
        return cell;
    }

    /** What is to be expected within the hour; shares likewise. */
    static ObjectNode next(CellRisk risk) {
        ObjectNode cell = cell(risk)
                .put("value", risk.expected(Horizon.HOUR))
                .putNull("prior")
                .put("base", base(risk));
        rateShares(cell.putArray("shares"), risk.rateShares(), SHARES);
        return cell;
    }

    /** All that is known. */
    static ObjectNode detail(CellRisk risk) {
        ObjectNode cell = cell(risk)
                .put("at", Times.text(Instant.ofEpochMilli(risk.at())))
                .put("now", risk.now())
                .put("nextHour", risk.probability(Horizon.HOUR))
                .put("ratePerDay", risk.perDay())
                .put("ratio", risk.ratio())
                .put("band", Band.of(risk.ratio()).word());
        nowShares(cell.putArray("shares"), risk.nowShares(), ALL_SHARES);
        rateShares(cell.putArray("rateShares"), risk.rateShares(), ALL_SHARES);
        ArrayNode lines = cell.putArray("lines");
        RiskReading reading = risk.reading();
        if (reading == null) {
            lines.add("nothing was ever observed near it: it counts as the base");
            return cell.putNull("weights");
        }
        new CellSheet(reading, risk).lines().forEach(lines::add);
        return cell.put("weights", reading.getWeightsVersion());
    }

    private static ObjectNode cell(CellRisk risk) {
        return JsonNodeFactory.instance.objectNode().put("cell", Grid.text(risk.cell()));
    }

    private static @Nullable Double prior(CellRisk risk) {
        return risk.nowShares().stream()
                .filter(share -> share.getSource().equals(PRIOR))
                .map(share -> 1 / (1 + Math.exp(-share.getLogOdds())))
                .findFirst()
                .orElse(null);
    }

    private static double base(CellRisk risk) {
        return risk.rateShares().stream()
                        .filter(share -> share.getAge().isEmpty())
                        .mapToDouble(RateShare::getPerDay)
                        .sum()
                / HOURS_A_DAY;
    }

    private static void nowShares(ArrayNode list, List<ScoreShare> shares, int most) {
        shares.stream()
                .sorted(Comparator.comparingDouble((ScoreShare share) -> Math.abs(share.getLogOdds()))
                        .reversed())
                .limit(most)
                .forEach(share -> list.addObject().put("name", name(share)).put("value", share.getLogOdds()));
    }

    private static String name(ScoreShare share) {
        return share.getSource().equals(PRIOR)
                ? PRIOR
                : Reasons.source(share.getSource()) + " " + Reasons.ring(share.getRing());
    }

    private static void rateShares(ArrayNode list, List<RateShare> shares, int most) {
        shares.stream()
                .sorted(Comparator.comparingDouble(RateShare::getPerDay).reversed())
                .limit(most)
                .forEach(share -> list.addObject()
                        .put("name", Reasons.words(share))
                        .put("value", share.getPerDay() / HOURS_A_DAY));
    }
}
