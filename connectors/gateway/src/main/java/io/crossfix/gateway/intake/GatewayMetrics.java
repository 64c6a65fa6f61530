package io.crossfix.gateway.intake;

import io.crossfix.feeds.door.Receipt;
import io.crossfix.wire.Refusal;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Everything that the gateway counts. Labels are names of the configuration and closed reasons, never what a sender says. */
public final class GatewayMetrics {

    private static final String AUTHORISE = "AUTHORISE";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = counter("requests", "HTTP requests by feed and status", "feed", "status");
    private final Counter payloads = counter("payloads", "Payloads handed to the door", "feed", "transport");
    private final Counter bytes = counter("payload_bytes", "Bytes of payloads handed to the door", "feed", "transport");
    private final Counter records = counter("records", "Records by what became of them", "outcome");
    private final Counter refusals = counter("refusals", "Refusals of the door by reason", "reason");
    private final Counter untaken = counter("untaken", "Payloads that have to be sent again, by cause", "cause");
    private final Counter security =
            counter("security", "Failed authentications and refusals for want of permission, by reason", "reason");
    private final Counter mqtt =
            counter("mqtt_connections", "Connections to MQTT brokers by outcome", "broker", "outcome");
    private final Counter tls = counter("tls_reloads", "Changed files of TLS by whether they are used", "outcome");
    private final Histogram latency = Histogram.builder()
            .name("crossfix_gateway_request_seconds")
            .help("From the header of a request to its answer")
            .labelNames("feed")
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .classicOnly()
            .register(registry);

    /** All at zero; tells what is in flight as it is asked. */
    public GatewayMetrics(InFlight inFlight, Circuit circuit) {
        gauge("payloads_in_flight", "Payloads being read or not yet kept", inFlight::payloads);
        gauge("bytes_in_flight", "Bytes being read or not yet kept", inFlight::bytes);
        gauge("circuit_open", "1 while Kafka does not keep what comes", () -> circuit.isOpen() ? 1 : 0);
        beginAtZero();
    }

    /** What has never happened can be told from what nobody counts. */
    private void beginAtZero() {
        List.of("published", "repeated", "ignored").forEach(records::initLabelValues);
        List.of("used", "not-used").forEach(tls::initLabelValues);
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            refusals.initLabelValues(reason.name());
        }
        for (Untaken.Cause cause : Untaken.Cause.values()) {
            untaken.initLabelValues(cause.name());
        }
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name("crossfix_gateway_" + name)
                .help(help)
                .labelNames(labels)
                .register(registry);
    }

    private interface Reading {
        double now();
    }

    private void gauge(String name, String help, Reading reading) {
        GaugeWithCallback.builder()
                .name("crossfix_gateway_" + name)
                .help(help)
                .callback(callback -> callback.call(reading.now()))
                .register(registry);
    }

    /** A request was answered. */
    public void answered(String feed, int status, long nanos) {
        requests.labelValues(feed, Integer.toString(status)).inc();
        latency.labelValues(feed).observe(nanos / 1e9);
    }

    /** A payload goes to the door. */
    public void handedOn(String feed, String transport, long size) {
        payloads.labelValues(feed, transport).inc();
        bytes.labelValues(feed, transport).inc(size);
    }

    /** A payload has to be sent again. */
    public void untaken(Untaken.Cause cause) {
        untaken.labelValues(cause.name()).inc();
    }

    /** Somebody was not who may send, or not what it said it was. */
    public void security(String reason) {
        security.labelValues(reason).inc();
    }

    /** How a connection to a broker went. */
    public void mqtt(String broker, String outcome) {
        mqtt.labelValues(broker, outcome).inc();
    }

    /** The files of TLS have changed, and are used or not. */
    public void tlsChanged(boolean used) {
        tls.labelValues(used ? "used" : "not-used").inc();
    }

    void taken(Receipt receipt) {
        records.labelValues("published").inc(receipt.published());
        records.labelValues("repeated").inc(receipt.repeated());
        records.labelValues("ignored").inc(receipt.ignored());
        for (Refusal refusal : receipt.refused()) {
            refusals.labelValues(refusal.reason().name()).inc();
            if (refusal.reason().stage().name().equals(AUTHORISE)) {
                security(refusal.reason().name());
            }
        }
    }

    /** Everything, as Prometheus reads it (text format 0.0.4). */
    public byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Media type of {@link #text()}. */
    public static String mediaType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }
}
