package io.crossfix.job;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.Match;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.RiskReading;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.RuleStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Rejection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;

/** Where the job's records come from and go to. In production they are Kafka topics; a
 * backtest and tests run the same graph on what they hold in memory. */
public interface Ports {

    /** The streams of observations, at least one; each has a name of its own. */
    List<ObservationStream> observations();

    /** Published rules. */
    Source<Arrival, ?, ?> rules();

    /** Published weights of the risk. */
    Source<Arrival, ?, ?> riskWeights();

    /** What people's answers say of observations: what {@link #verdictsSaid} took, back again. */
    Source<Arrival, ?, ?> verdicts();

    /** People's answers to alerts. */
    Source<Arrival, ?, ?> reviews();

    /** What people order for a desk besides. */
    Source<Arrival, ?, ?> deskOrders();

    /** What became of reviews and orders: what {@link #reviewStatus} took, back again. */
    Source<Arrival, ?, ?> reviewStatusSaid();

    /** Every revision of every match. */
    Sink<Match> matches();

    /** Every revision of every alert. */
    Sink<Alert> alerts();

    /** The audit trail. */
    Sink<AlertHistory> history();

    /** Risk readings. */
    Sink<RiskReading> risk();

    /** What was not let in. */
    Sink<Rejection> rejections();

    /** What became of a published rule. */
    Sink<RuleStatus> ruleStatus();

    /** Which weights each task uses. */
    Sink<RiskWeightsStatus> riskWeightsStatus();

    /** What is known of sensors. */
    Sink<SensorReliability> sensors();

    /** What people's answers say of observations. */
    Sink<Verdict> verdictsSaid();

    /** What became of a review. */
    Sink<ReviewStatus> reviewStatus();
}
