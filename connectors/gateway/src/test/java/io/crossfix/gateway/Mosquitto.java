package io.crossfix.gateway;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A real broker on a free port of 127.0.0.1 that keeps what it holds in a directory. */
final class Mosquitto implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    final int port;
    private final Path configuration;
    private @Nullable Process process;

    static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /** @param further lines of its configuration, after its listener */
    Mosquitto(Path directory, String... further) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        String basis = """
                user root
                persistence true
                autosave_on_changes true
                autosave_interval 1
                persistence_location %s/
                log_dest none
                listener %d 127.0.0.1
                """.formatted(directory, port);
        this.configuration =
                Files.writeString(directory.resolve("mosquitto.conf"), basis + String.join("\n", further) + "\n");
        start();
    }

    /** Starts it; returns when it can be connected to. */
    void start() throws IOException {
        process = new ProcessBuilder(List.of(PROGRAM.toString(), "-c", configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.holds(this::isUp);
    }

    private boolean isUp() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it; what it holds it keeps. */
    void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        }
    }

    /** Publishes with QoS 1; returns when the broker has it. */
    void publish(String topic, byte[] bytes, UnaryOperator<Mqtt5PublishBuilder.Complete> further) {
        Mqtt5BlockingClient client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("sensor")
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
        client.connect();
        client.publish(further.apply(Mqtt5Publish.builder()
                        .topic(topic)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(bytes))
                .build());
        client.disconnect();
    }

    void publish(String topic, String text) {
        publish(topic, Rig.bytes(text), UnaryOperator.identity());
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
