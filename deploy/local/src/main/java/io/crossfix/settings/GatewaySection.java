package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.gateway.GatewaySettings;
import io.crossfix.gateway.http.HttpSettings;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.sender.Sender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The way in for senders.
 *
 * @param http where it listens; null for 127.0.0.1
 * @param mqtt brokers that it listens to; null for none
 * @param senders who may send
 * @param feeds what may be sent
 * @param sensors register of sensors; null for none
 * @param tokenKeys keys that plates become tokens with; null for none
 * @param hotlists lists of wanted plates; null for none
 */
@JsonNaming(KebabCaseStrategy.class)
public record GatewaySection(
        @Nullable GatewayHttp http,
        @Nullable List<GatewayMqtt> mqtt,
        List<GatewaySender> senders,
        List<Feed> feeds,
        @Nullable Path sensors,
        @Nullable Path tokenKeys,
        @Nullable Path hotlists) {

    /**
     * One feed.
     *
     * @param name in the address that senders use
     * @param format name of a shipped format, or a mapping file
     */
    public record Feed(String name, String format) {}

    public GatewaySection {
        mqtt = mqtt == null ? List.of() : List.copyOf(mqtt);
    }

    /** The same with every path as this makes it. */
    GatewaySection with(UnaryOperator<@Nullable Path> placed) {
        return new GatewaySection(
                http == null ? null : http.with(placed),
                mqtt.stream().map(broker -> broker.with(placed)).toList(),
                senders.stream().map(sender -> sender.with(placed)).toList(),
                feeds,
                placed.apply(sensors),
                placed.apply(tokenKeys),
                placed.apply(hotlists));
    }

    /**
     * What the gateway is told.
     *
     * @throws InvalidDocument with every secret file that cannot be read
     */
    public GatewaySettings settings() throws InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        List<Sender> who = senders.stream().map(sender -> sender.sender(faults)).toList();
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return new GatewaySettings(
                http == null ? HttpSettings.local(HttpSettings.DEFAULT_PORT) : http.settings(),
                mqtt.stream().map(GatewayMqtt::settings).toList(),
                who,
                feeds.stream().map(Feed::name).collect(Collectors.toSet()),
                http == null ? Limits.SHIPPED : http.taken());
    }
}
