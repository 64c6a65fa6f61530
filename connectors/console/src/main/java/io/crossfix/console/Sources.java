package io.crossfix.console;

import io.crossfix.console.alert.AlertFeed;
import io.crossfix.console.alert.Answers;
import io.crossfix.console.alert.AuditTrail;
import io.crossfix.console.alert.OrderBook;
import io.crossfix.kafka.KafkaSettings;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Everything that is read from Kafka and written to it.
 *
 * @param feed the alerts as they are
 * @param answers the way to the job and back
 * @param orders the orders for desks
 * @param trail the audit trail
 */
public record Sources(AlertFeed feed, Answers answers, OrderBook orders, AuditTrail trail) implements AutoCloseable {

    /**
     * Opens all of them.
     *
     * @throws io.crossfix.kafka.KafkaFailure when no broker answers
     */
    static Sources open(KafkaSettings kafka, int followers) {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            AuditTrail trail = kept(AuditTrail.start(kafka), opened);
            Answers answers = kept(Answers.open(kafka), opened);
            OrderBook orders = kept(OrderBook.start(kafka), opened);
            return new Sources(kept(AlertFeed.start(kafka, followers), opened), answers, orders, trail);
        } catch (RuntimeException e) {
            opened.forEach(Sources::closeQuietly);
            throw e;
        }
    }

    private static <T extends AutoCloseable> T kept(T source, Deque<AutoCloseable> opened) {
        opened.push(source);
        return source;
    }

    private static void closeQuietly(AutoCloseable source) {
        try {
            source.close();
        } catch (Exception e) {
            // What went wrong first is told; this would only hide it.
            return;
        }
    }

    @Override
    public void close() {
        feed.close();
        orders.close();
        answers.close();
        trail.close();
    }
}
