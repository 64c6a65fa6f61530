package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.console.Binding;
import io.crossfix.console.City;
import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.Ports;
import io.crossfix.console.ReasonCodes;
import io.crossfix.console.SignIn;
import io.crossfix.desk.DeskAreas;
import io.crossfix.desk.DeskPorts;
import io.crossfix.desk.JobHealth;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Patience;
import io.crossfix.local.Running;
import io.crossfix.metrics.Catalogue;
import io.crossfix.metrics.MetricsPage;
import io.crossfix.metrics.RegistryText;
import io.crossfix.metrics.Scrape;
import io.crossfix.outlets.deliver.OutletService;
import io.crossfix.probe.Probe;
import io.crossfix.probe.ProbeMetrics;
import io.crossfix.probe.ProbePlace;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Lane;
import io.crossfix.settings.Installation;
import io.crossfix.settings.RetentionSection;
import io.crossfix.settings.StartingRules;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job, gateway, outlets, console and probe, all alive, are scraped as Prometheus would; the names are those of the catalogue. */
class LiveScrapeTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(200));

    @TempDir
    private Path directory;

    @Test
    void whatALiveInstallationShowsIsWhatTheCatalogueSays() throws Exception {
        FusionSettings fusion = FusionSettings.withRules(StartingRules.in(Path.of("../rules")));
        Installation written = Installation.read(configuration());
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"));
                Running system = Running.on(data, fusion);
                MetricsPage page = MetricsPage.on(0);
                RunningGateway gateway = RunningGateway.start(
                        Objects.requireNonNull(written.gateway()),
                        system.kafka(),
                        new LiveDoor(Map.of(), RetentionSection.SHIPPED));
                OutletService outlets =
                        OutletService.start(system.kafka(), written.outlets().outlets(configuration()));
                RunningConsole console = console(data, fusion, system)) {
            ProbeMetrics probed = new ProbeMetrics(Instant.now());
            page.add(system.stack().fusion()::metrics);
            page.add(console.console()::metrics);
            page.add(new RegistryText(probed.registry()));
            page.add(new RegistryText(outlets.numbers()));
            probe(system, probed);
            somethingIsRefused(system, gateway);
            URI console1 = console.console().address();
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(console1.resolve("/healthz")).build(),
                            HttpResponse.BodyHandlers.discarding());
            system.job().checkpoint();
            Catalogue catalogue = Catalogue.shipped();
            Scrape[] last = new Scrape[1];
            PATIENCE.await("everything of the catalogue is shown", () -> {
                last[0] = scrape(page, gateway);
                return refusals(last[0]) == 1 && catalogue.missingIn(last[0]).isEmpty();
            });
            assertThat(catalogue.unknownIn(last[0])).isEmpty();
            assertConsoleKnows(console.ports().ports());
            System.out.printf(
                    "scraped %,d series of %d names; %d of the catalogue's entries are ours or Flink's%n",
                    last[0].series(),
                    last[0].labels().size(),
                    catalogue.entries().stream()
                            .filter(Catalogue.Entry::isScraped)
                            .count());
        }
    }

    /** What the pages of health and rules show of the running job. */
    private static void assertConsoleKnows(Ports ports) {
        PATIENCE.await(
                "the wait of the shots is known",
                () -> stream(ports, "GUNSHOT").path("lagMillis").isNumber());
        assertThat(stream(ports, "GUNSHOT").path("lagRecords").isNumber()).isTrue();
        assertThat(stream(ports, "PLATE").path("lagMillis").isNull())
                .as("no plate has come")
                .isTrue();
        assertThat(Objects.requireNonNull(ports.health())
                        .health()
                        .at("/job/restarts")
                        .asInt(-1))
                .isZero();
        assertThat(Objects.requireNonNull(ports.rules()).rules())
                .filteredOn(rule -> rule.path("id").asText().equals("single-shot-called-in"))
                .singleElement()
                .satisfies(
                        rule -> assertThat(rule.path("costMicros").asDouble()).isPositive());
    }

    private static JsonNode stream(Ports ports, String name) {
        for (JsonNode stream : Objects.requireNonNull(ports.health()).health().path("streams")) {
            if (stream.path("stream").asText().equals(name)) {
                return stream;
            }
        }
        throw new AssertionError("no stream " + name);
    }

    /** The record from where no sensor is was counted for its stream and its reason, by the task that read it. */
    private static double refusals(Scrape scrape) {
        return scrape.text()
                .lines()
                .filter(line -> line.contains("_stream_reason_rejected{")
                        && line.contains("stream=\"gunshot\"")
                        && line.contains("reason=\"NULL_ISLAND\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Scrape scrape(MetricsPage page, RunningGateway gateway) {
        try {
            return Scrape.of(
                    Objects.requireNonNull(page.address()), gateway.address().resolve("/metrics"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void probe(Running system, ProbeMetrics probed) {
        Probe.Settings settings =
                new Probe.Settings(ProbePlace.NEMO, "city", Duration.ofMinutes(1), Duration.ofSeconds(30));
        try (Probe probe = Probe.open(system.kafka(), settings, probed, Clock.systemUTC())) {
            assertThat(probe.once()).isPresent();
        }
        PATIENCE.await(
                "the probe's alert is taken back",
                () -> said(system).stream().anyMatch(alert -> alert.getStatus() == AlertStatus.RETRACTED));
        List<Alert> said = said(system);
        assertThat(said).extracting(Alert::getAlertId).containsOnly(said.get(0).getAlertId());
        assertThat(said).extracting(Alert::getLane).as("nobody is called").containsOnly(Lane.SUPPRESSED);
        assertThat(said.get(0).getExercise()).isTrue();
    }

    private static List<Alert> said(Running system) {
        List<Alert> said = new ArrayList<>();
        TopicReader.readAll(system.kafka(), Topic.ALERTS, arrival -> said.add((Alert) arrival.value()));
        return said;
    }

    private static void somethingIsRefused(Running system, RunningGateway gateway) throws Exception {
        try (RecordProducer producer = RecordProducer.open(system.kafka())) {
            producer.deliver(
                    Topic.GUNSHOT,
                    "broken",
                    GunshotDetection.newBuilder()
                            .setId("broken-1")
                            .setSensorId("broken")
                            .setObservedAt(Instant.now())
                            .setLatitude(0)
                            .setLongitude(0)
                            .build());
        }
        HttpRequest unproven = HttpRequest.newBuilder(gateway.address().resolve("/v1/feeds/openalpr"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(unproven, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
        HttpRequest proven = HttpRequest.newBuilder(gateway.address().resolve("/v1/feeds/openalpr"))
                .header("Authorization", "Bearer " + Installed.KEY)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpClient.newHttpClient().send(proven, HttpResponse.BodyHandlers.discarding());
    }

    private Path configuration() throws Exception {
        Path file = directory.resolve("installed/crossfix.yaml");
        if (!Files.exists(file)) {
            Installed.in(directory.resolve("installed"), "2001-01-01");
            Files.writeString(file, Files.readString(file).replace("gateway:\n", """
                    outlets:
                      list: [{name: state, kind: cap, url: 'http://127.0.0.1:1/in', sender: fusion@rtoc.example.gov}]
                    gateway:
                      mqtt:
                        - name: away
                          broker: mqtt://127.0.0.1:1
                          subscriptions: [{filter: 'a/#', feed: openalpr, sender: vendor}]
                    """));
        }
        return file;
    }

    private static RunningConsole console(DataDirectory data, FusionSettings fusion, Running system) throws Exception {
        City city = new City(ZoneOffset.UTC, DeskAreas.of(fusion.alerts()), new City.Centre(0, 0, 1), null, null);
        return RunningConsole.start(
                new ConsoleSettings(
                        system.kafka(),
                        Binding.local(0),
                        city,
                        SignIn.byPassword(data.accounts()),
                        ReasonCodes.shipped(),
                        data.reports()),
                new RunningConsole.Told(
                        new DeskPorts.JobSettings(fusion.compiler(), Path.of("../rules"), fusion.weights(), 0.01),
                        fusion.alerts()),
                () -> new JobHealth(
                        system.job().status().name(),
                        null,
                        system.stack().fusion().numbers()));
    }
}
