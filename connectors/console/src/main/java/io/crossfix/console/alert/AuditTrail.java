package io.crossfix.console.alert;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.KeyIndex;
import io.crossfix.kafka.Topic;
import io.crossfix.wire.Arrival;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of the audit trail about one alert, found without reading all of it. */
public final class AuditTrail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int MOST_REMEMBERED = 500_000;
    private static final int MOST_SHOWN = 500;

    private final KeyIndex index;

    private AuditTrail(KafkaSettings kafka) {
        this.index = KeyIndex.open(kafka, Topic.ALERT_HISTORY, MOST_REMEMBERED);
    }

    /**
     * Begins to take note of where each alert's lines are.
     *
     * @throws KafkaFailure when no broker answers
     */
    public static AuditTrail start(KafkaSettings kafka) {
        AuditTrail trail = new AuditTrail(kafka);
        Thread thread = new Thread(trail::follow, "console-alert-history");
        thread.setDaemon(true);
        thread.start();
        return trail;
    }

    private void follow() {
        try {
            index.follow();
        } catch (KafkaFailure e) {
            LOG.error("new lines of the audit trail are not found any more: {}", e.getMessage());
        }
    }

    /**
     * The latest 500 lines about an alert, earliest first.
     *
     * @throws KafkaFailure when the broker does not answer
     */
    public List<Arrival> of(String alertId) {
        return index.read(alertId, MOST_SHOWN);
    }

    @Override
    public void close() {
        index.close();
    }
}
