package io.crossfix.outlets.deliver;

import io.crossfix.kafka.KafkaFailure;
import io.crossfix.record.Delivery;

/** Where deliveries are kept, so that a restart knows them. */
public interface DeliveryLog {

    /**
     * Returns when it is kept by all replicas.
     *
     * @throws KafkaFailure when it is not
     */
    void keep(Delivery delivery);

    /**
     * Keeps one that was given up among the dead letters too.
     *
     * @throws KafkaFailure when it is not kept
     */
    void bury(Delivery delivery);
}
