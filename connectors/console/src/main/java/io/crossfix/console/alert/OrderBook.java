package io.crossfix.console.alert;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicFollower;
import io.crossfix.record.DeskOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders for desks, as they were given; at most the last 10,000. One thread reads, any thread asks. */
public final class OrderBook implements AutoCloseable {

    private static final int MOST = 10_000;

    private final Map<String, DeskOrder> byId = new LinkedHashMap<>();
    private final Map<String, DeskOrder> liftOf = new HashMap<>();
    private final TopicFollower follower;

    private OrderBook(KafkaSettings kafka) {
        this.follower = TopicFollower.of(kafka, Topic.DESK_ORDERS, DeskOrder.class, this::note);
    }

    /** Begins to read. */
    public static OrderBook start(KafkaSettings kafka) {
        OrderBook book = new OrderBook(kafka);
        book.follower.start();
        return book;
    }

    private synchronized void note(DeskOrder order) {
        byId.putIfAbsent(order.getOrderId(), order);
        if (order.getLift() != null) {
            liftOf.put(order.getLift(), order);
        }
        if (byId.size() > MOST) {
            String oldest = byId.keySet().iterator().next();
            byId.remove(oldest);
            liftOf.remove(oldest);
        }
    }

    /** The order of this id. */
    public synchronized Optional<DeskOrder> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The orders that open a suppression window, latest first. */
    public synchronized List<DeskOrder> suppressions() {
        List<DeskOrder> found = new ArrayList<>();
        for (DeskOrder order : byId.values()) {
            if (order.getSuppression() != null) {
                found.add(0, order);
            }
        }
        return found;
    }

    /** The order that lifts a suppression window; null when there is none. */
    synchronized @Nullable DeskOrder lift(String id) {
        return liftOf.get(id);
    }

    @Override
    public void close() {
        follower.close();
    }
}
