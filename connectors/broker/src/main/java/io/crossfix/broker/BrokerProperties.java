package io.crossfix.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** What a single broker on one machine is told: everything on the loopback, one replica, quick to come back. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";
    static final Duration USUAL_RETENTION_CHECK = Duration.ofMinutes(5);
    private static final String CLIENT = "CLIENT";

    private BrokerProperties() {}

    static Properties of(Path log, int clientPort, int controllerPort) {
        Properties all = new Properties();
        all.putAll(listeners(clientPort, controllerPort));
        all.putAll(ONE_REPLICA);
        all.putAll(SMALL);
        all.putAll(QUICK);
        all.setProperty("log.dirs", log.toString());
        all.setProperty("auto.create.topics.enable", "false");
        return all;
    }

    /** How often it looks for what has been kept long enough, and for the first time after as long, at most 30 s. */
    static Map<String, String> retention(Duration check) {
        long first = Math.min(check.toMillis(), 30_000);
        return Map.of(
                "log.retention.check.interval.ms",
                Long.toString(check.toMillis()),
                "log.initial.task.delay.ms",
                Long.toString(first));
    }

    private static Map<String, String> listeners(int clientPort, int controllerPort) {
        String client = CLIENT + "://" + LoopbackPort.HOST + ":" + clientPort;
        String controller = LoopbackPort.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + controller,
                "listeners",
                client + "," + CONTROLLER + "://" + controller,
                "advertised.listeners",
                client,
                "controller.listener.names",
                CONTROLLER,
                "listener.security.protocol.map",
                CONTROLLER + ":PLAINTEXT," + CLIENT + ":PLAINTEXT",
                "inter.broker.listener.name",
                CLIENT);
    }

    private static final Map<String, String> ONE_REPLICA = Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "4");

    private static final Map<String, String> SMALL = Map.of(
            "log.cleaner.dedupe.buffer.size", "4194304",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "transaction.max.timeout.ms", "3600000");

    // A broker that was killed is registered until its session ends; with the default of 9 s a restart takes 13 s.
    private static final Map<String, String> QUICK = Map.of(
            "broker.session.timeout.ms", "2000",
            "broker.heartbeat.interval.ms", "400",
            "group.initial.rebalance.delay.ms", "0");
}
