package io.crossfix.risk.fit;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.model.risk.Calibration;
import io.crossfix.model.risk.Calibration.Labelled;
import io.crossfix.model.risk.NowWeights;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.SensorBook;
import io.crossfix.record.Alert;
import io.crossfix.record.ScoreShare;
import io.crossfix.record.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What people have answered to alerts, beside what the alerts had said: what NOW is calibrated by. */
public final class AnsweredAlerts {

    /** Fewer answers would say more about chance than about the weights. */
    public static final int LEAST = 30;

    private static final double MAX_INVERSE_PROPENSITY = 20;

    private final Map<String, Alert> alerts = new HashMap<>();
    private final Map<String, Verdict> verdicts = new HashMap<>();

    /** Reads both topics as they are now. */
    public static AnsweredAlerts read(KafkaSettings kafka) {
        AnsweredAlerts answered = new AnsweredAlerts();
        for (Topic topic : List.of(Topic.ALERTS, Topic.VERDICTS)) {
            TopicReader.readAll(kafka, topic, arrival -> answered.take(arrival.value()));
        }
        return answered;
    }

    /** Takes the next record of one of the topics; others are passed over. */
    void take(SpecificRecord record) {
        if (record instanceof Alert alert) {
            alerts.put(alert.getAlertId(), alert);
        } else if (record instanceof Verdict verdict && SensorBook.teaches(verdict) && !verdict.getExercise()) {
            verdicts.put(verdict.getAlertId(), verdict);
        }
    }

    /** Every answered alert whose score is known, with the log-odds it had and how it turned out. */
    public List<Labelled> labelled() {
        List<Labelled> labelled = new ArrayList<>();
        verdicts.forEach((id, verdict) -> {
            Alert alert = alerts.get(id);
            if (alert != null && !alert.getShares().isEmpty()) {
                double logOdds = alert.getShares().stream()
                        .mapToDouble(ScoreShare::getLogOdds)
                        .sum();
                double weight = Math.min(MAX_INVERSE_PROPENSITY, 1 / verdict.getPropensity());
                labelled.add(new Labelled(logOdds, verdict.getReal(), weight));
            }
        });
        return labelled;
    }

    /** The same weights, one version on, under which the answers are most likely. */
    public static RiskWeights calibrated(RiskWeights weights, Calibration calibration) {
        NowWeights now = weights.now();
        return new RiskWeights(
                weights.name(),
                weights.version() + 1,
                new NowWeights(
                        now.prior(),
                        calibration.slope(),
                        calibration.intercept(),
                        now.sources(),
                        now.rounds(),
                        now.categories()),
                weights.next());
    }

    /** Mean negative log-likelihood of answers, nats each. */
    public static double logLoss(List<Labelled> answers, Calibration calibration) {
        double loss = 0;
        double all = 0;
        for (Labelled each : answers) {
            double probability = calibration.probability(each.logOdds());
            loss -= each.weight() * Math.log(each.isReal() ? probability : 1 - probability);
            all += each.weight();
        }
        return loss / all;
    }
}
