package io.crossfix.risk.report;

import io.crossfix.risk.evaluate.Estimate;
import io.crossfix.risk.evaluate.Measure;
import java.util.List;
import java.util.Map;

/**
 * Everything that a study found. The same in the terminal, as JSON and on the page.
 *
 * @param study what was judged, and on what
 * @param rows the rates side by side
 * @param map the domain and what was expected where
 */
public record EvaluationReport(StudyFigures study, List<RowFigures> rows, MapFigures map) {

    /**
     * What was judged, and on what. Times are local.
     *
     * @param name of the recording
     * @param zone the city's
     * @param targets sources whose incidents are forecast
     * @param sources sources that may foretell them
     * @param fitFrom beginning of the window that rates were fitted to
     * @param fitTo its end
     * @param fitDays covered days in it
     * @param fitEvents incidents in it that are fitted to
     * @param fitWithout days of the year that are not fitted to
     * @param testFrom beginning of the held-out window
     * @param testTo its end
     * @param testDays covered days in it
     * @param testWeeks weeks with covered time in it, which intervals are drawn of
     * @param testEvents incidents in it, within the domain
     * @param testOutside incidents in it that lie outside the domain and so are not judged
     * @param testUncovered incidents in it at times that do not count as covered
     * @param testHolidayEvents of the judged ones those on holidays
     * @param runs runs of the recording without a gap
     * @param domain how the domain was chosen
     * @param cells of the domain
     * @param squareKilometres of the domain
     * @param incidents of the whole recording, by source
     * @param followUps reports that belong to one of them, by source
     * @param leftOut observations that are no events, by reason
     * @param holidays days of the year that half the measures leave out
     * @param draws of the bootstrap
     * @param seed of the bootstrap
     */
    public record StudyFigures(
            String name,
            String zone,
            List<String> targets,
            List<String> sources,
            String fitFrom,
            String fitTo,
            double fitDays,
            long fitEvents,
            String fitWithout,
            String testFrom,
            String testTo,
            double testDays,
            int testWeeks,
            long testEvents,
            long testOutside,
            long testUncovered,
            long testHolidayEvents,
            int runs,
            String domain,
            int cells,
            double squareKilometres,
            Map<String, Long> incidents,
            Map<String, Long> followUps,
            Map<String, Long> leftOut,
            String holidays,
            int draws,
            long seed) {}

    /**
     * Rates and how they did.
     *
     * @param name for people
     * @param measures over all days
     * @param quietMeasures without holidays
     * @param counts what shares are shares of
     * @param differences to other rows
     * @param gain share of the incidents caught by share of the area
     * @param reliability probabilities of a cell and a day against what came of them
     * @param basePerDay incidents per cell and day whatever happened, mean over the cells
     * @param weights expected further incidents from one, term by term
     */
    public record RowFigures(
            String name,
            Map<Measure, Estimate> measures,
            Map<Measure, Estimate> quietMeasures,
            CountFigures counts,
            List<DifferenceFigures> differences,
            List<GainPoint> gain,
            List<ReliabilityPoint> reliability,
            double basePerDay,
            List<WeightFigures> weights) {}

    /**
     * What PAI and PEI are made of, for 1 % of the area. Where cells are equal counts are expectations.
     *
     * @param events {@code N}
     * @param caught {@code n}, cells ranked anew at every moment
     * @param weekEvents {@code N} of the weekly forecasts
     * @param weekCaught {@code n} of the weekly forecasts
     * @param weekBest most that so many cells could have caught
     */
    public record CountFigures(double events, double caught, double weekEvents, double weekCaught, double weekBest) {}

    /**
     * By how much a row exceeds another, paired week by week.
     *
     * @param against the other
     * @param logLikelihood nats per incident, frozen weights
     * @param levelled the same with the running level
     * @param quietLogLikelihood frozen weights, without holidays
     * @param hit share of the incidents within 1 % of the area
     */
    public record DifferenceFigures(
            String against, Estimate logLikelihood, Estimate levelled, Estimate quietLogLikelihood, Estimate hit) {}

    /**
     * A point of the gain curve.
     *
     * @param area share of the cells, [0, 1]
     * @param hit share of the incidents, [0, 1]
     */
    public record GainPoint(double area, double hit) {}

    /**
     * A bin of a reliability diagram.
     *
     * @param probability mean of the forecasts
     * @param frequency share of them that came true
     * @param forecasts how many there are
     * @param happened how many came true
     */
    public record ReliabilityPoint(double probability, double frequency, double forecasts, double happened) {}

    /**
     * A weight.
     *
     * @param source whose incidents
     * @param age how they fade
     * @param ring how far away, cells
     * @param children expected further incidents in all cells of the ring
     */
    public record WeightFigures(String source, String age, int ring, double children) {}

    /**
     * The domain.
     *
     * @param row whose forecasts it shows
     * @param cells cell by cell
     */
    public record MapFigures(String row, List<CellFigures> cells) {}

    /**
     * A cell of the map.
     *
     * @param cell H3 index
     * @param corners latitude and longitude of each, degrees, WGS 84
     * @param expectedPerDay mean of the daily forecasts, incidents
     * @param observed incidents in the test
     */
    public record CellFigures(String cell, double[][] corners, double expectedPerDay, double observed) {}
}
