package io.crossfix.outlook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Grid;
import io.crossfix.record.RateShare;
import io.crossfix.record.RiskReading;
import io.crossfix.record.ScoreShare;
import io.crossfix.watch.TextTable;
import io.crossfix.wire.RecordJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The last reading of a cell in full, and what it has decayed to.
 *
 * @param reading as the job told it
 * @param since what it has decayed to at a later time
 */
public record CellSheet(RiskReading reading, CellRisk since) {

    private static final double TENTHS = 10;

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(heading());
        lines.add("");
        lines.addAll(TextTable.lines(rateRows()));
        lines.add("");
        lines.addAll(TextTable.lines(nowRows()));
        lines.add("");
        lines.add("observations of the 90 minutes before the reading that weigh on it: " + reading.getFactCount()
                + (reading.getFacts().isEmpty() ? "" : ", the heaviest first"));
        reading.getFacts().forEach(fact -> lines.add("  " + Reasons.of(fact, reading.getAt())));
        return lines;
    }

    /** The record as it is, with what it has decayed to under {@code since}. */
    public ObjectNode json() {
        ObjectNode object = RecordJson.of(reading);
        object.set("since", RiskJson.of(since));
        return object;
    }

    private List<String> heading() {
        Instant at = Instant.ofEpochMilli(since.at());
        return List.of(
                "cell " + Grid.text(reading.getRiskCell()) + ", read at " + reading.getAt() + " with weights "
                        + reading.getWeightsVersion(),
                String.format(
                        Locale.ROOT,
                        "then: NOW %s; rate %s a day, %s within the hour, RR %.2f (%s)",
                        Amounts.percent(reading.getNow()),
                        Amounts.short3(reading.getRatePerDay()),
                        Amounts.percent(reading.getNextHour()),
                        reading.getRatio(),
                        Band.of(reading.getRatio()).word()),
                String.format(
                        Locale.ROOT,
                        "%s, %s later, if nothing more was observed: NOW %s; rate %s a day, %s within the hour,"
                                + " RR %.2f (%s)%s",
                        at,
                        Amounts.length(Duration.between(reading.getAt(), at)),
                        Amounts.percent(since.now()),
                        Amounts.short3(since.perDay()),
                        Amounts.percent(since.probability(Horizon.HOUR)),
                        since.ratio(),
                        Band.of(since.ratio()).word(),
                        since.isOfOtherWeights() ? "; reckoned with other weights" : ""));
    }

    /** The rate by source, ring and age, in percent that sum to 100. */
    private List<List<String>> rateRows() {
        List<RateShare> shares = reading.getRateShares();
        int[] tenths = Amounts.tenthsOfPercent(
                shares.stream().mapToDouble(RateShare::getPerDay).toArray());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RATE: SOURCE", "RING", "AGE", "A DAY", "PERCENT"));
        for (int i = 0; i < shares.size(); i++) {
            RateShare share = shares.get(i);
            boolean isBase = share.getAge().isEmpty();
            rows.add(List.of(
                    isBase ? "base of any cell" : Reasons.source(share.getSource()),
                    isBase ? "-" : Integer.toString(share.getRing()),
                    isBase ? "-" : Reasons.age(share.getAge()),
                    Amounts.short3(share.getPerDay()),
                    percent(tenths[i])));
        }
        rows.add(List.of(
                "sum",
                "",
                "",
                Amounts.short3(shares.stream().mapToDouble(RateShare::getPerDay).sum()),
                sum(tenths)));
        return rows;
    }

    /** NOW by source and ring, in percent of the evidence that sum to 100; the prior is none. */
    private List<List<String>> nowRows() {
        List<ScoreShare> evidence = reading.getShares().stream()
                .filter(share -> !share.getSource().equals(CellRisk.PRIOR))
                .toList();
        int[] tenths = Amounts.tenthsOfPercent(
                evidence.stream().mapToDouble(ScoreShare::getLogOdds).toArray());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NOW: SOURCE", "RING", "LOG-ODDS", "PERCENT OF EVIDENCE"));
        reading.getShares().stream()
                .filter(share -> share.getSource().equals(CellRisk.PRIOR))
                .forEach(prior -> rows.add(List.of("prior", "-", logOdds(prior.getLogOdds()), "-")));
        for (int i = 0; i < evidence.size(); i++) {
            ScoreShare share = evidence.get(i);
            rows.add(List.of(
                    Reasons.source(share.getSource()),
                    Integer.toString(share.getRing()),
                    logOdds(share.getLogOdds()),
                    percent(tenths[i])));
        }
        rows.add(List.of("sum", "", logOdds(reading.getLogOdds()), evidence.isEmpty() ? "-" : sum(tenths)));
        return rows;
    }

    private static String logOdds(double amount) {
        return String.format(Locale.ROOT, "%+.2f", amount);
    }

    private static String percent(int tenths) {
        return String.format(Locale.ROOT, "%.1f", tenths / TENTHS);
    }

    private static String sum(int[] tenths) {
        return percent(Arrays.stream(tenths).sum());
    }
}
