package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.record.Delivery;

/** Deliveries on their topics. */
public final class TopicLog implements DeliveryLog, AutoCloseable {

    private final RecordProducer producer;

    private TopicLog(RecordProducer producer) {
        this.producer = producer;
    }

    /** Opens one; the brokers are asked at the first record. */
    public static TopicLog open(KafkaSettings kafka) {
        return new TopicLog(RecordProducer.open(kafka));
    }

    @Override
    public void keep(Delivery delivery) {
        producer.deliver(Topic.DELIVERIES, key(delivery), delivery);
    }

    @Override
    public void bury(Delivery delivery) {
        producer.deliver(Topic.OUTLET_DEAD_LETTERS, key(delivery), delivery);
    }

    private static String key(Delivery delivery) {
        return delivery.getOutlet() + "/" + delivery.getAlertId();
    }

    @Override
    public void close() {
        producer.close();
    }
}
