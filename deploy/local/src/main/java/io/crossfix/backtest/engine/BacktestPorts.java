package io.crossfix.backtest.engine;

import io.crossfix.job.ObservationStream;
import io.crossfix.job.Ports;
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
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The job's ports on one run in memory; what a report does not tell is let go. */
final class BacktestPorts implements Ports {

    private final RunExchange run;

    BacktestPorts(RunExchange run) {
        this.run = run;
    }

    @Override
    public List<ObservationStream> observations() {
        return List.of(new ObservationStream("recording", RecordedSource.of(run), EventClock.strategy(), true));
    }

    @Override
    public Source<Arrival, ?, ?> rules() {
        return RecordedSource.empty();
    }

    @Override
    public Source<Arrival, ?, ?> riskWeights() {
        return RecordedSource.empty();
    }

    @Override
    public Source<Arrival, ?, ?> verdicts() {
        return RecordedSource.empty();
    }

    @Override
    public Source<Arrival, ?, ?> reviews() {
        return RecordedSource.empty();
    }

    @Override
    public Source<Arrival, ?, ?> deskOrders() {
        return RecordedSource.empty();
    }

    @Override
    public Source<Arrival, ?, ?> reviewStatusSaid() {
        return RecordedSource.empty();
    }

    @Override
    public Sink<Match> matches() {
        return new KeepingSink<>(run.name(), RunExchange::match);
    }

    @Override
    public Sink<Alert> alerts() {
        return new KeepingSink<>(run.name(), RunExchange::alert);
    }

    @Override
    public Sink<Rejection> rejections() {
        return new KeepingSink<>(run.name(), RunExchange::refused);
    }

    @Override
    public Sink<AlertHistory> history() {
        return new DiscardingSink<>();
    }

    @Override
    public Sink<RiskReading> risk() {
        return new DiscardingSink<>();
    }

    @Override
    public Sink<RuleStatus> ruleStatus() {
        return new DiscardingSink<>();
    }

    @Override
    public Sink<RiskWeightsStatus> riskWeightsStatus() {
        return new DiscardingSink<>();
    }

    @Override
    public Sink<SensorReliability> sensors() {
        return new DiscardingSink<>();
    }

    @Override
    public Sink<Verdict> verdictsSaid() {
        return new DiscardingSink<>();
    }

    @Override
    public Sink<ReviewStatus> reviewStatus() {
        return new DiscardingSink<>();
    }
}
