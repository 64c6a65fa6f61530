package io.crossfix.gateway.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectBuilder;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAck;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a broker, from its start to its end. What was not acknowledged on it the broker sends again on the
 * next: the session is the broker's, nothing of it is remembered here.
 */
final class MqttLink implements AutoCloseable {

    private static final long WITHIN_SECONDS = 15;
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int PROPERTY_BYTES = 64 * 1024;

    private final MqttSettings settings;
    private final Mqtt5AsyncClient client;
    private final Function<Mqtt5Publish, CompletionStage<?>> keeping;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private volatile boolean overfilled;

    private MqttLink(MqttSettings settings, Function<Mqtt5Publish, CompletionStage<?>> keeping)
            throws IOException, GeneralSecurityException {
        this.settings = settings;
        this.keeping = keeping;
        this.client = client();
    }

    /**
     * Connects and subscribes.
     *
     * @param keeping gives a stage that ends well when a message is kept; not thread-safe, called for one at a time
     * @param mostBytes largest payload that the broker may send
     * @param receiveMaximum most messages that it may send before they are acknowledged
     */
    static MqttLink open(
            MqttSettings settings,
            int mostBytes,
            int receiveMaximum,
            Function<Mqtt5Publish, CompletionStage<?>> keeping)
            throws IOException, GeneralSecurityException, InterruptedException, ExecutionException, TimeoutException {
        MqttLink link = new MqttLink(settings, keeping);
        try {
            // First of all: what the broker has kept comes as soon as we are connected.
            link.client.publishes(MqttGlobalPublishFilter.ALL, link::arrived, true);
            var unused =
                    link.client.connect(link.connect(mostBytes, receiveMaximum)).get(WITHIN_SECONDS, TimeUnit.SECONDS);
            link.subscribe();
            return link;
        } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private Mqtt5AsyncClient client() throws IOException, GeneralSecurityException {
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(settings.clientId())
                .serverHost(settings.host())
                .serverPort(settings.port())
                .addDisconnectedListener(context -> {
                    overfilled = isOverfilled(context.getCause());
                    ended.complete(reason(context.getCause()));
                });
        MqttSettings.Tls tls = settings.tls();
        return (tls == null ? builder : builder.sslConfig(MqttTls.config(tls))).buildAsync();
    }

    private Mqtt5Connect connect(int mostBytes, int receiveMaximum) throws IOException {
        Mqtt5ConnectBuilder connect = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(settings.sessionExpiry().toSeconds())
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .receiveMaximum(receiveMaximum)
                .maximumPacketSize(mostBytes + PROPERTY_BYTES)
                .applyRestrictions();
        String user = settings.user();
        if (user == null) {
            return connect.build();
        }
        byte[] password = settings.passwordFile() == null
                ? new byte[0]
                : Files.readString(settings.passwordFile(), StandardCharsets.UTF_8)
                        .strip()
                        .getBytes(StandardCharsets.UTF_8);
        return connect.simpleAuth()
                .username(user)
                .password(password)
                .applySimpleAuth()
                .build();
    }

    private static boolean isOverfilled(Throwable cause) {
        return cause instanceof Mqtt5DisconnectException disconnect
                && disconnect.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
    }

    private void subscribe() throws InterruptedException, ExecutionException, TimeoutException {
        List<Mqtt5Subscription> all = settings.subscriptions().stream()
                .map(each -> Mqtt5Subscription.builder()
                        .topicFilter(each.filter())
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retainHandling(Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                        .build())
                .toList();
        CompletableFuture<List<Mqtt5SubAckReasonCode>> granting = client.subscribe(
                        Mqtt5Subscribe.builder().addSubscriptions(all).build())
                .thenApply(Mqtt5SubAck::getReasonCodes);
        // A connection that ends meanwhile leaves the subscription without an answer.
        var unused = CompletableFuture.anyOf(granting, ended).get(WITHIN_SECONDS, TimeUnit.SECONDS);
        List<Mqtt5SubAckReasonCode> granted = granting.getNow(List.of());
        if (granted.isEmpty()) {
            return;
        }
        if (!granted.stream().allMatch(Mqtt5SubAckReasonCode.GRANTED_QOS_1::equals)) {
            throw new ExecutionException(
                    new IllegalStateException("the broker grants " + granted + " where QoS 1 was asked for"));
        }
    }

    private void arrived(Mqtt5Publish publish) {
        if (ended.isDone()) {
            return;
        }
        try {
            var unused = keeping.apply(publish).whenComplete((kept, failure) -> settle(publish, failure));
        } catch (RuntimeException e) {
            settle(publish, e);
        }
    }

    private void settle(Mqtt5Publish publish, @Nullable Throwable failure) {
        if (failure == null) {
            acknowledge(publish);
        } else {
            ended.complete("a message was not kept");
        }
    }

    private void acknowledge(Mqtt5Publish publish) {
        try {
            publish.acknowledge();
        } catch (RuntimeException e) {
            ended.complete("a message could not be acknowledged: " + e.getMessage());
        }
    }

    /** Whether the broker sent more than was agreed, and the connection ended for it. */
    boolean isOverfilled() {
        return overfilled;
    }

    /** Waits until the connection is to be given up; tells why. */
    String untilEnd() throws InterruptedException, ExecutionException {
        return ended.get();
    }

    /** In words for health and log; messages of the client name addresses and codes only. */
    static String reason(Throwable cause) {
        Throwable root = cause;
        for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public void close() {
        ended.complete("closed");
        try {
            client.disconnect().get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It was not connected any more: all that was wanted.
            return;
        }
    }
}
