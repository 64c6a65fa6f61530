package io.crossfix.gateway.mqtt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One broker and what is asked of it.
 *
 * @param name in health and metrics
 * @param host name or address
 * @param port 1 to 65535
 * @param clientId under which the broker keeps what has not been acknowledged; must stay the same
 * @param tls null for plain TCP
 * @param user null for none
 * @param passwordFile file with the password; null for none
 * @param subscriptions asked for, in order; the first that matches a topic counts
 * @param receiveMaximum most messages that are not acknowledged yet
 * @param sessionExpiry how long the broker keeps messages while we are away
 */
public record MqttSettings(
        String name,
        String host,
        int port,
        String clientId,
        @Nullable Tls tls,
        @Nullable String user,
        @Nullable Path passwordFile,
        List<Subscription> subscriptions,
        int receiveMaximum,
        Duration sessionExpiry) {

    /**
     * Files of TLS.
     *
     * @param trusted PKCS #12 file with the authority of the broker's certificate; null for those of Java
     * @param trustedPassword file with its password
     * @param keys PKCS #12 file with our key and certificate; null when the broker asks for none
     * @param keysPassword file with its password
     */
    public record Tls(
            @Nullable Path trusted,
            @Nullable Path trustedPassword,
            @Nullable Path keys,
            @Nullable Path keysPassword) {}

    /**
     * Messages of some topics.
     *
     * @param filter of topics, as in MQTT
     * @param feed that they come in by
     * @param sender whom they count as
     */
    public record Subscription(String filter, String feed, String sender) {}

    public MqttSettings {
        subscriptions = List.copyOf(subscriptions);
    }
}
