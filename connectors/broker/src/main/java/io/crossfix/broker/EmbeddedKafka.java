package io.crossfix.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker with its own controller (KRaft) inside this process, reachable on 127.0.0.1 only.
 *
 * <p>What it holds stays in its directory: after {@link #close()}, and after a kill, it starts again from there.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

    private final DataDirectory directory;
    private final int port;
    private final KafkaRaftServer server;
    private boolean closed;

    private EmbeddedKafka(DataDirectory directory, int port, KafkaRaftServer server) {
        this.directory = directory;
        this.port = port;
        this.server = server;
    }

    /** A broker that will keep its data below this directory, created if missing. */
    public static Starter in(Path directory) {
        return new Starter(directory, 0, BrokerProperties.USUAL_RETENTION_CHECK, Map.of());
    }

    /** Where clients connect to, as {@code 127.0.0.1:port}. */
    public String bootstrapServers() {
        return LoopbackPort.HOST + ":" + port;
    }

    /** Stops the broker; returns after 20 s even if it has not finished, its log is safe then too. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop(server);
        directory.close();
    }

    private static void stop(KafkaRaftServer server) {
        Thread stopping = new Thread(server::shutdown, "broker-shutdown");
        stopping.setDaemon(true);
        stopping.start();
        try {
            stopping.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stopping.isAlive()) {
            LOG.warn("the broker is still stopping after {}; left to itself", CLOSE_WITHIN);
        }
    }

    /** A broker that has not been started yet. */
    public static final class Starter {

        private final Path directory;
        private final int port;
        private final Duration retentionCheck;
        private final Map<String, String> further;

        private Starter(Path directory, int port, Duration retentionCheck, Map<String, String> further) {
            this.directory = directory;
            this.port = port;
            this.retentionCheck = retentionCheck;
            this.further = further;
        }

        /** The port for clients; 0, the default, takes a free one. */
        public Starter port(int wanted) {
            return new Starter(directory, wanted, retentionCheck, further);
        }

        /** How often it looks for what has been kept long enough; every five minutes by default. */
        public Starter retentionCheck(Duration every) {
            return new Starter(directory, port, every, further);
        }

        /** Any further property of a broker, before ours; its listeners are called CLIENT and CONTROLLER. */
        public Starter with(Map<String, String> properties) {
            return new Starter(directory, port, retentionCheck, Map.copyOf(properties));
        }

        /**
         * Starts it; returns when clients can connect, 2 to 6 s later.
         *
         * @throws BrokerStartException when the port is occupied, the directory in use, or the broker fails
         */
        public EmbeddedKafka start() {
            int clientPort = LoopbackPort.claim(port);
            DataDirectory taken = DataDirectory.take(directory.toAbsolutePath());
            try {
                return new EmbeddedKafka(taken, clientPort, started(properties(taken.log(), clientPort)));
            } catch (RuntimeException e) {
                taken.close();
                throw new BrokerStartException("the broker in " + directory + " did not start: " + e.getMessage(), e);
            }
        }

        private Properties properties(Path log, int clientPort) {
            Properties properties = BrokerProperties.of(log, clientPort, LoopbackPort.freeBeside(clientPort));
            properties.putAll(BrokerProperties.retention(retentionCheck));
            properties.putAll(further);
            return properties;
        }

        private static KafkaRaftServer started(Properties properties) {
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
            try {
                server.startup();
                return server;
            } catch (RuntimeException e) {
                stop(server);
                throw e;
            }
        }
    }
}
