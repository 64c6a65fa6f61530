package io.crossfix.chaos.rig;

import io.crossfix.bench.engine.FreePorts;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.settings.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A whole installation on this machine, each part a process of its own, all on 127.0.0.1. */
public final class Rig implements AutoCloseable {

    static final String PREFIX = "crossfix.";
    private static final Duration GATEWAY_WITHIN = Duration.ofMinutes(1);
    private static final Duration COMMAND_WITHIN = Duration.ofMinutes(3);
    private static final int PARALLELISM = 2;

    private final Layout layout;
    private final Brokers brokers;
    private final FlinkCluster flink;
    private final Child gateway;
    private final int gatewayPort;
    private final Path rules;
    private int parallelism = PARALLELISM;
    private boolean chained = true;
    private final Map<String, Instant> upgrades = new ConcurrentHashMap<>();

    private Rig(Layout layout) {
        this.layout = layout;
        this.rules = Settings.rules(layout);
        this.brokers = new Brokers(layout);
        this.flink = new FlinkCluster(layout);
        this.gatewayPort = FreePorts.some(1).get(0);
        this.gateway = gateway();
    }

    /**
     * Starts all of it; returns when the job runs and the gateway is ready.
     *
     * @param work an empty directory for all that it writes
     * @param size how much it takes
     * @throws CommandFailed when a part does not start, with the end of its log
     */
    public static Rig start(Path work, Size size) {
        PidFile.endLeftovers(work.toAbsolutePath().getParent());
        Rig rig = new Rig(new Layout(Layout.projectHome(), work.toAbsolutePath(), PidFile.in(work), size));
        // Whoever interrupts it wants no processes left, nor a mounted disk.
        Runtime.getRuntime().addShutdownHook(new Thread(rig::close, "end-of-the-rig"));
        try {
            rig.brokers.start();
            new TopicSetup(rig.direct(), new Topics(PREFIX, 4, Brokers.COUNT)).create();
            rig.flink.start(rig.settings(), rig.shape(), null);
            rig.gateway.start();
            rig.awaitGateway();
            return rig;
        } catch (RuntimeException e) {
            rig.close();
            throw e;
        }
    }

    private Path settings() {
        return Settings.write(layout, "crossfix.yaml", brokers.throughProxies(), rules, "rig", PREFIX);
    }

    private Child gateway() {
        Path settings = Settings.gateway(layout, brokers.throughProxies(), rules, gatewayPort);
        List<String> command = new ArrayList<>(List.of(Layout.java(), "-Xmx256m", "-XX:+UseSerialGC", Layout.FRUGAL));
        command.add("-Dcrossfix.home=" + layout.home());
        command.addAll(List.of("-cp", layout.commandLine(), "io.crossfix.cli.Crossfix", "gateway"));
        command.addAll(List.of(
                "--config",
                settings.toString(),
                "--data",
                layout.directory("gateway").toString()));
        return layout.child("gateway", command, Map.of("CROSSFIX_TOKEN_KEY", "0123456789abcdef0123456789abcdef"));
    }

    /** Returns when the gateway takes payloads. */
    public void awaitGateway() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gatewayPort + "/health/ready"))
                .timeout(Duration.ofSeconds(3))
                .build();
        gateway.await("ready", GATEWAY_WITHIN, () -> {
            try {
                return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    /** Kafka as the rig's own clients reach it, past the proxies. */
    public KafkaSettings direct() {
        return new KafkaSettings(brokers.direct(), PREFIX, "rig", Map.of());
    }

    /** How much it takes. */
    public Size size() {
        return layout.size();
    }

    /** The brokers. */
    public Brokers brokers() {
        return brokers;
    }

    /** Flink's processes. */
    public FlinkCluster flink() {
        return flink;
    }

    /** The gateway's process. */
    public Child gatewayProcess() {
        return gateway;
    }

    /** Where the gateway takes the reads of plate readers. */
    public URI feed() {
        return URI.create("http://127.0.0.1:" + gatewayPort + "/v1/feeds/readers");
    }

    /** The key that it takes them with. */
    public String senderKey() {
        return Settings.SENDER_KEY;
    }

    /** The job, stopped with a savepoint and started from it with another parallelism. */
    public void rescale() {
        String savepoint = flink.stop();
        parallelism = other(parallelism);
        flink.start(settings(), shape(), savepoint);
    }

    /**
     * The job, stopped with a savepoint and started from it as another one: a rule more, another parallelism, and a graph of
     * tasks in which every step stands alone, or no longer does. The rule that is added speaks, in shadow, of facts that were
     * there before.
     */
    public void upgrade() {
        String savepoint = flink.stop();
        upgrades.put(Settings.upgradedRule(rules, upgrades.size() + 1), Instant.now());
        parallelism = other(parallelism);
        chained = !chained;
        flink.start(settings(), shape(), savepoint);
    }

    private FlinkCluster.Shape shape() {
        return new FlinkCluster.Shape(parallelism, chained);
    }

    /** Rules that upgrades have added, and when. */
    public Map<String, Instant> upgrades() {
        return Map.copyOf(upgrades);
    }

    private static int other(int parallelism) {
        return parallelism == PARALLELISM ? PARALLELISM - 1 : PARALLELISM;
    }

    /** The installation that an undisturbed run of the same input has: other topics, another group, the same rules. */
    public Installation undisturbed(String prefix) {
        try {
            return Installation.read(Settings.write(
                    layout,
                    "undisturbed.yaml",
                    brokers.direct(),
                    rules,
                    "undisturbed",
                    prefix,
                    layout.size().undisturbedCells()));
        } catch (InvalidDocument e) {
            throw new CommandFailed("the rig's own settings are wrong: " + e.getMessage(), e);
        }
    }

    /** A new directory for the state of such a run. */
    public DataDirectory undisturbedState() {
        return DataDirectory.take(layout.directory("undisturbed"));
    }

    /** Every process but ZooKeeper. */
    public List<Child> processes() {
        List<Child> all = new ArrayList<>(brokers.processes());
        all.addAll(flink.processes());
        all.add(gateway);
        return all;
    }

    /** Publishes the rig's own rule with the command line, as an analyst does. */
    public void publishRule() {
        Path rule = Settings.resource("published.yaml", layout.directory("conf"));
        command("rules", "publish", rule.toString(), "--force");
    }

    /** Takes it back. */
    public void removeRule() {
        command("rules", "remove", "detected-volleys");
    }

    /** Runs the command line to its end. */
    private void command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Layout.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                Layout.FRUGAL,
                "-Dcrossfix.home=" + layout.home(),
                "-cp",
                layout.commandLine(),
                "io.crossfix.cli.Crossfix"));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--config",
                Settings.write(layout, "direct.yaml", brokers.direct(), rules, "rig", PREFIX)
                        .toString()));
        try (Child child = layout.child("command-line", command, Map.of())) {
            child.start();
            child.awaitSuccess(COMMAND_WITHIN);
        }
    }

    /** Ends everything, and more than once does no harm. */
    @Override
    public synchronized void close() {
        gateway.close();
        flink.close();
        brokers.close();
    }
}
