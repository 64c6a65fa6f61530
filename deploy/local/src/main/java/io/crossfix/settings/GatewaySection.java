package io.crossfix.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.hotlist.PlainHotlist;
import io.crossfix.feeds.token.Folding;
import io.crossfix.gateway.GatewaySettings;
import io.crossfix.gateway.http.HttpSettings;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.record.PlateCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
 * @param tokenKeys directory of the keys that plates become tokens with; null for the one of the environment
 * @param plateClasses characters of plates that count as one, such as 0OQ; null for none
 * @param hotlists tokenised list of plates that are looked for; null for none
 * @param hotlistCategories categories of it that are let in; null for the usual ones
 * @param hotlistMaxAge hours after which it no longer holds; null for a day
 */
@JsonNaming(KebabCaseStrategy.class)
public record GatewaySection(
        @Nullable GatewayHttp http,
        @Nullable List<GatewayMqtt> mqtt,
        List<GatewaySender> senders,
        List<Feed> feeds,
        @Nullable Path sensors,
        @Nullable Path tokenKeys,
        @Nullable List<String> plateClasses,
        @Nullable Path hotlists,
        @Nullable Set<PlateCategory> hotlistCategories,
        @Nullable Integer hotlistMaxAge) {

    private static final int DAY = 24;

    /**
     * One feed.
     *
     * @param name in the address that senders use
     * @param format name of a shipped format, or a mapping file
     */
    public record Feed(String name, String format) {

        private Feed with(UnaryOperator<@Nullable Path> placed) {
            return Formats.shipped().contains(format)
                    ? this
                    : new Feed(
                            name,
                            Arrays.stream(format.split(",", -1))
                                    .map(file -> String.valueOf(placed.apply(Path.of(file.strip()))))
                                    .collect(Collectors.joining(",")));
        }
    }

    public GatewaySection {
        mqtt = mqtt == null ? List.of() : List.copyOf(mqtt);
    }

    /** The same with every path as this makes it. */
    GatewaySection with(UnaryOperator<@Nullable Path> placed) {
        return new GatewaySection(
                http == null ? null : http.with(placed),
                mqtt.stream().map(broker -> broker.with(placed)).toList(),
                senders.stream().map(sender -> sender.with(placed)).toList(),
                feeds.stream().map(feed -> feed.with(placed)).toList(),
                placed.apply(sensors),
                placed.apply(tokenKeys),
                plateClasses,
                placed.apply(hotlists),
                hotlistCategories,
                hotlistMaxAge);
    }

    /** Which characters of plates count as one. */
    public Folding folding() {
        return plateClasses == null ? Folding.NONE : new Folding(plateClasses);
    }

    /** The categories of a hotlist that are let in. */
    public Set<PlateCategory> categories() {
        return hotlistCategories == null ? PlainHotlist.USUAL : hotlistCategories;
    }

    /** How long a hotlist holds after it was made. */
    public Duration maxAge() {
        return Duration.ofHours(hotlistMaxAge == null ? DAY : hotlistMaxAge);
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
