package io.crossfix.chaos.rig;

import io.crossfix.bench.engine.FreePorts;
import io.crossfix.chaos.net.TcpProxy;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Three Kafka brokers, each a process, each its own controller (KRaft). The cluster reaches them through proxies; the rig
 * itself, which sends and looks, does not: what it measures is the cluster's trouble, not its own.
 */
public final class Brokers implements AutoCloseable {

    static final String CONTROLLER = "CONTROLLER";
    /** How many there are, and how many copies of everything. */
    public static final int COUNT = 3;

    private static final String OUTSIDE = "OUTSIDE";
    private static final String INSIDE = "INSIDE";
    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private final Layout layout;
    private final SmallDisk smallDisk;
    private final List<Child> processes = new ArrayList<>();
    private final List<TcpProxy> proxies = new ArrayList<>();
    private final List<Integer> inside = FreePorts.some(COUNT);
    private final List<Integer> outside = FreePorts.some(COUNT);
    private final List<Integer> proxied = FreePorts.some(COUNT);
    private final List<Integer> controllers = FreePorts.some(COUNT);

    Brokers(Layout layout) {
        this.layout = layout;
        this.smallDisk = SmallDisk.at(directory(SMALL_DISK), layout.size().diskMebibytes());
        for (int i = 0; i < COUNT; i++) {
            proxies.add(TcpProxy.between(proxied.get(i), outside.get(i)));
            processes.add(process(i));
        }
    }

    /** The broker whose disk can be filled: a small file system of its own, where this machine lets us make one. */
    public static final int SMALL_DISK = 2;

    /** Leaves no room on the small disk; false where this machine did not let us make one. */
    public boolean fillDisk() {
        return smallDisk.fill();
    }

    /** Gives the room back, and starts the broker anew: a directory that has failed once stays out of use until then. */
    public void emptyDisk() {
        smallDisk.empty();
        Child broker = processes.get(SMALL_DISK);
        broker.kill();
        broker.start();
    }

    private Child process(int broker) {
        String name = "broker-" + broker;
        Path properties = layout.directory("conf").resolve(name + ".properties");
        try (Writer file = Files.newBufferedWriter(properties)) {
            properties(broker).store(file, null);
        } catch (IOException e) {
            throw new CommandFailed(properties + " cannot be written: " + e.getMessage(), e);
        }
        List<String> command = List.of(
                Layout.java(),
                "-Xmx224m",
                "-XX:+UseSerialGC",
                Layout.FRUGAL,
                "-Djava.io.tmpdir=" + layout.directory("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                properties.toString());
        return layout.child(name, command, Map.of());
    }

    private Properties properties(int broker) {
        Properties all = new Properties();
        all.putAll(REPLICATED);
        all.setProperty("process.roles", "broker,controller");
        all.setProperty("node.id", Integer.toString(broker + 1));
        all.setProperty("log.dirs", directory(broker).resolve("log").toString());
        all.setProperty(
                "controller.quorum.voters",
                IntStream.range(0, COUNT)
                        .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllers.get(i))
                        .collect(Collectors.joining(",")));
        all.setProperty(
                "listeners",
                OUTSIDE + at(outside.get(broker)) + "," + INSIDE + at(inside.get(broker)) + "," + CONTROLLER
                        + at(controllers.get(broker)));
        all.setProperty(
                "advertised.listeners", OUTSIDE + at(proxied.get(broker)) + "," + INSIDE + at(inside.get(broker)));
        all.setProperty("controller.listener.names", CONTROLLER);
        all.setProperty("inter.broker.listener.name", INSIDE);
        all.setProperty(
                "listener.security.protocol.map",
                OUTSIDE + ":PLAINTEXT," + INSIDE + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        return all;
    }

    private static String at(int port) {
        return "://127.0.0.1:" + port;
    }

    private static final Map<String, String> REPLICATED = Map.ofEntries(
            Map.entry("default.replication.factor", "3"),
            Map.entry("min.insync.replicas", "2"),
            Map.entry("offsets.topic.replication.factor", "3"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "3"),
            Map.entry("transaction.state.log.min.isr", "2"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "3"),
            Map.entry("share.coordinator.state.topic.num.partitions", "4"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // A broker that was killed is registered until its session ends.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "600"),
            Map.entry("replica.lag.time.max.ms", "6000"));

    void start() {
        processes.forEach(Child::start);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", direct()))) {
            processes.get(0).await("joined by the others", START_WITHIN, () -> nodes(admin) == COUNT);
        }
    }

    private static int nodes(Admin admin) {
        try {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Where the rig's own clients begin, past the proxies. */
    public String direct() {
        return addresses(inside);
    }

    /** Where the cluster's clients begin. */
    String throughProxies() {
        return addresses(proxied);
    }

    private static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    /** One of them; the number is taken modulo theirs. */
    public Child any(int number) {
        return processes.get(number % COUNT);
    }

    /** All of them. */
    public List<Child> processes() {
        return List.copyOf(processes);
    }

    /** The directory that one of them keeps its log in. */
    public Path directory(int broker) {
        return layout.directory("kafka-" + broker);
    }

    /** Makes the network between the cluster and all brokers good or bad. */
    public void turn(TcpProxy.Weather weather) {
        proxies.forEach(proxy -> proxy.turn(weather));
    }

    /** Stops each in an orderly way and starts it again; the next when the one before is back. */
    public void roll() {
        for (Child broker : processes) {
            broker.end(END_WITHIN);
            broker.start();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", direct()))) {
                broker.await("back among the others", START_WITHIN, () -> nodes(admin) == COUNT);
            }
            // Its copies are still catching up.
            Waiting.pause(Duration.ofSeconds(3));
        }
    }

    @Override
    public void close() {
        processes.forEach(Child::close);
        proxies.forEach(TcpProxy::close);
        smallDisk.close();
    }
}
