package io.crossfix.flow;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.risk.RiskModel;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.model.risk.RiskWeightsText;
import io.crossfix.model.risk.SensorBook;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.record.RiskWeightsStatus;
import io.crossfix.record.SensorReliability;
import io.crossfix.record.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one task knows of the risk besides observations: the weights in force, and how reliable sensors are. */
final class TaskRisk {

    private static final String TOPIC = "risk-weights";

    private final RiskModel model;
    private final SensorBook sensors;
    private final int task;
    private final int tasks;
    private final Listener listener;
    private @Nullable String text;
    private boolean isSaid;

    /** Is told what comes of it. */
    interface Listener {

        /** Other weights are in force. */
        void weightsChanged();

        /** How this task stands to the weights. */
        void say(RiskWeightsStatus status);

        /** What is known of a sensor. */
        void say(SensorReliability sensor);
    }

    TaskRisk(RiskModel model, SensorBook sensors, int task, int tasks, Listener listener) {
        this.model = model;
        this.sensors = sensors;
        this.task = task;
        this.tasks = tasks;
        this.listener = listener;
    }

    /**
     * Weights that were published before the restart; nothing is said of it.
     *
     * @throws InvalidDocument when this release cannot read them any more
     */
    void restore(String published) throws InvalidDocument {
        model.use(RiskWeightsText.read(published, TOPIC));
        text = published;
    }

    /** Puts published weights in force, or says why not; the ledgers stay what they are. */
    void publish(RiskWeightsDocument document, long at) {
        try {
            RiskWeights weights = RiskWeightsText.read(document.getText(), TOPIC);
            boolean isOther = !weights.equals(model.weights());
            text = document.getText();
            if (isOther) {
                model.use(weights);
                listener.weightsChanged();
            }
            say(List.of(), document.getPublishedAt(), at);
        } catch (InvalidDocument e) {
            say(e.faults().stream().map(Objects::toString).toList(), document.getPublishedAt(), at);
        }
    }

    /** Learns from a person's answer. One task of all tells what is known of sensors then: they all know the same. */
    void learn(Verdict verdict) {
        var touched = sensors.take(verdict);
        if (touched.isEmpty()) {
            return;
        }
        model.sensorsChanged();
        if (task == 0) {
            touched.stream().map(sensors::told).filter(Objects::nonNull).forEach(listener::say);
        }
    }

    /** Says, once after the start, which weights are in force. */
    void speakUp(long at) {
        if (!isSaid) {
            say(List.of(), Instant.EPOCH, at);
        }
    }

    private void say(List<String> faults, Instant publishedAt, long at) {
        isSaid = true;
        listener.say(RiskWeightsStatus.newBuilder()
                .setInForce(model.weights().label())
                .setAccepted(faults.isEmpty())
                .setReasons(faults)
                .setTask(task)
                .setTasks(tasks)
                .setPublishedAt(publishedAt)
                .setAt(Instant.ofEpochMilli(at))
                .build());
    }

    /** The text that was published last and accepted; null when the job still uses those it was started with. */
    @Nullable
    String text() {
        return text;
    }

    /** What is known of every sensor, as it is kept. */
    Map<String, byte[]> kept() {
        Map<String, byte[]> kept = new TreeMap<>();
        sensors.keys().forEach(key -> kept.put(key, sensors.toBytes(key)));
        return kept;
    }
}
