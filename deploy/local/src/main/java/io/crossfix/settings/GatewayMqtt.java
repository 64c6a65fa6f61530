package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.gateway.http.HttpSettings;
import io.crossfix.gateway.mqtt.MqttSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A broker that the gateway listens to. Whatever is null is as by default.
 *
 * @param name in health and metrics
 * @param broker {@code mqtt://host:1883} or, with TLS, {@code mqtts://host:8883}
 * @param clientId under which the broker keeps what was not acknowledged
 * @param insecure whether it may be reached through other networks without TLS
 * @param receiveMaximum most messages that are not acknowledged yet
 * @param sessionHours how long the broker keeps messages while we are away
 */
@JsonNaming(KebabCaseStrategy.class)
public record GatewayMqtt(
        String name,
        String broker,
        @Nullable String clientId,
        @Nullable Boolean insecure,
        @Nullable String user,
        @Nullable Path passwordFile,
        @Nullable Tls tls,
        @Nullable Integer receiveMaximum,
        @Nullable Integer sessionHours,
        List<Subscription> subscriptions) {

    private static final String WITH_TLS = "mqtts";
    private static final int PORT = 1883;
    private static final int PORT_WITH_TLS = 8883;
    private static final int RECEIVE_MAXIMUM = 100;
    private static final int SESSION_HOURS = 72;

    /** Files of TLS, PKCS #12, each with a file that holds its password. */
    @JsonNaming(KebabCaseStrategy.class)
    public record Tls(
            @Nullable Path trusted,
            @Nullable Path trustedPasswordFile,
            @Nullable Path keys,
            @Nullable Path keysPasswordFile) {

        static final Tls SHIPPED = new Tls(null, null, null, null);
    }

    /** Messages of some topics, the feed that they come in by, and whom they count as. */
    public record Subscription(String filter, String feed, String sender) {}

    /** The same with every path as this makes it. */
    GatewayMqtt with(UnaryOperator<@Nullable Path> placed) {
        return new GatewayMqtt(
                name,
                broker,
                clientId,
                insecure,
                user,
                placed.apply(passwordFile),
                tls == null
                        ? null
                        : new Tls(
                                placed.apply(tls.trusted()),
                                placed.apply(tls.trustedPasswordFile()),
                                placed.apply(tls.keys()),
                                placed.apply(tls.keysPasswordFile())),
                receiveMaximum,
                sessionHours,
                subscriptions);
    }

    /** Whether messages and a password could be read on their way by strangers. */
    boolean isExposed() {
        URI address = URI.create(broker);
        return !hasTls(address) && !Boolean.TRUE.equals(insecure) && !HttpSettings.isLoopback(address.getHost());
    }

    private static boolean hasTls(URI address) {
        return WITH_TLS.equals(address.getScheme());
    }

    /** What the gateway is told. */
    MqttSettings settings() {
        URI address = URI.create(broker);
        Tls files = tls == null ? Tls.SHIPPED : tls;
        int usualPort = hasTls(address) ? PORT_WITH_TLS : PORT;
        return new MqttSettings(
                name,
                address.getHost(),
                address.getPort() < 0 ? usualPort : address.getPort(),
                clientId == null ? "crossfix-gateway" : clientId,
                hasTls(address)
                        ? new MqttSettings.Tls(
                                files.trusted(), files.trustedPasswordFile(), files.keys(), files.keysPasswordFile())
                        : null,
                user,
                passwordFile,
                subscriptions.stream()
                        .map(each -> new MqttSettings.Subscription(each.filter(), each.feed(), each.sender()))
                        .toList(),
                receiveMaximum == null ? RECEIVE_MAXIMUM : receiveMaximum,
                Duration.ofHours(sessionHours == null ? SESSION_HOURS : sessionHours));
    }
}
