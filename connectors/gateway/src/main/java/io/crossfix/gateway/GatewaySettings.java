package io.crossfix.gateway;

import io.crossfix.gateway.http.HttpSettings;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.mqtt.MqttSettings;
import io.crossfix.gateway.sender.Sender;
import java.util.List;
import java.util.Set;

/**
 * What one gateway is told.
 *
 * @param http where it listens
 * @param mqtt the brokers that it listens to; may be empty
 * @param senders who may send
 * @param feeds every feed that there is
 * @param limits how much it takes in at a time
 */
public record GatewaySettings(
        HttpSettings http, List<MqttSettings> mqtt, List<Sender> senders, Set<String> feeds, Limits limits) {

    public GatewaySettings {
        mqtt = List.copyOf(mqtt);
        senders = List.copyOf(senders);
        feeds = Set.copyOf(feeds);
    }
}
