package io.crossfix.settings;

import io.crossfix.document.Fault;
import io.crossfix.document.YamlDocument;
import io.crossfix.gateway.http.TlsSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What has to fit together in the section of the gateway, beyond its schema. */
final class GatewayChecks {

    private final YamlDocument document;
    private final GatewaySection section;
    private final List<Fault> faults = new ArrayList<>();

    private GatewayChecks(YamlDocument document, GatewaySection section) {
        this.document = document;
        this.section = section;
    }

    /** Every fault, in the order of the document's parts. */
    static List<Fault> faults(YamlDocument document, GatewaySection section) {
        GatewayChecks checks = new GatewayChecks(document, section);
        checks.http();
        checks.brokers();
        checks.senders();
        checks.once(
                "feeds", section.feeds().stream().map(GatewaySection.Feed::name).toList());
        return checks.faults;
    }

    private void demand(boolean holds, String at, String otherwise) {
        if (!holds) {
            faults.add(document.fault("/gateway/" + at, otherwise));
        }
    }

    private void once(String list, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            demand(seen.add(names.get(i)), list + "/" + i, "two of them are called " + names.get(i));
        }
    }

    private void http() {
        GatewayHttp http = section.http();
        if (http == null) {
            return;
        }
        demand(
                !http.settings().isExposed(),
                "http",
                "keys could be read on their way to " + http.settings().bind()
                        + ": give tls, bind to 127.0.0.1, or set insecure: true where a proxy before it speaks TLS");
        GatewayHttp.Tls tls = http.tls();
        if (tls != null) {
            demand(
                    tls.asked() == TlsSettings.Clients.NONE || tls.trusted() != null,
                    "http/tls",
                    "to ask for client certificates it takes trusted, the authorities that issue them");
        }
        try {
            http.taken();
        } catch (IllegalArgumentException e) {
            demand(false, "http/limits", String.valueOf(e.getMessage()));
        }
    }

    private void brokers() {
        once("mqtt", section.mqtt().stream().map(GatewayMqtt::name).toList());
        Map<String, GatewaySender> senders = section.senders().stream()
                .collect(Collectors.toMap(GatewaySender::name, sender -> sender, (first, second) -> first));
        for (int i = 0; i < section.mqtt().size(); i++) {
            GatewayMqtt broker = section.mqtt().get(i);
            demand(
                    !broker.isExposed(),
                    "mqtt/" + i,
                    "messages could be read on their way from " + broker.broker()
                            + ": use mqtts, or set insecure: true where the network is yours");
            for (int j = 0; j < broker.subscriptions().size(); j++) {
                subscription(
                        "mqtt/" + i + "/subscriptions/" + j,
                        broker.subscriptions().get(j),
                        senders);
            }
        }
    }

    private void subscription(String at, GatewayMqtt.Subscription each, Map<String, GatewaySender> senders) {
        GatewaySender sender = senders.get(each.sender());
        demand(sender != null, at, "there is no sender " + each.sender());
        demand(
                sender == null || sender.feeds().contains(each.feed()),
                at,
                "the sender " + each.sender() + " may not send to the feed " + each.feed());
    }

    private void senders() {
        once("senders", section.senders().stream().map(GatewaySender::name).toList());
        Set<String> feeds =
                section.feeds().stream().map(GatewaySection.Feed::name).collect(Collectors.toSet());
        Set<String> byMqtt = section.mqtt().stream()
                .flatMap(broker -> broker.subscriptions().stream())
                .map(GatewayMqtt.Subscription::sender)
                .collect(Collectors.toSet());
        Set<String> credentials = new HashSet<>();
        for (int i = 0; i < section.senders().size(); i++) {
            GatewaySender sender = section.senders().get(i);
            String at = "senders/" + i;
            demand(
                    sender.hasCredential() || byMqtt.contains(sender.name()),
                    at,
                    "the sender " + sender.name()
                            + " can prove itself by nothing: give keys-sha256, hmac-secret-file or certificate");
            for (String feed : sender.feeds()) {
                demand(feeds.contains(feed), at, "there is no feed " + feed);
            }
            for (String key : sender.keysSha256()) {
                demand(credentials.add(key.toLowerCase(Locale.ROOT)), at, "this key is in the list already");
            }
            String certificate = sender.certificate();
            if (certificate != null) {
                demand(
                        credentials.add(certificate.toLowerCase(Locale.ROOT)),
                        at,
                        "the certificate of " + certificate + " is another sender's already");
                GatewayHttp http = section.http();
                GatewayHttp.Tls tls = http == null ? null : http.tls();
                demand(
                        tls != null && tls.asked() != TlsSettings.Clients.NONE,
                        at,
                        "a certificate takes http.tls with clients: want or need");
            }
        }
    }
}
