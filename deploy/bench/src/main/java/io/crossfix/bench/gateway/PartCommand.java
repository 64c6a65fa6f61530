package io.crossfix.bench.gateway;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.gateway.Gateway;
import io.crossfix.gateway.GatewaySettings;
import io.crossfix.gateway.http.HttpSettings;
import io.crossfix.gateway.intake.Limits;
import io.crossfix.gateway.sender.KeyDigest;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.kafka.KafkaSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A gateway or a broker in a process of its own, until standard input ends. Started by others, not by people. */
@Command(name = "gateway-part", hidden = true, description = "A process that is measured or killed.")
public final class PartCommand implements Callable<Integer> {

    static final String FEED = "cameras";
    static final String KEY = "key-of-the-benchmark";
    static final String READY = "ready";
    private static final int MOST = 1_000_000;

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--bootstrap", description = "Kafka of a gateway.")
    private @Nullable String bootstrap;

    @Option(names = "--data", description = "Directory of a broker.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException, InvalidDocument, UnusableSource {
        if (bootstrap != null) {
            try (ReadDoor door = new ReadDoor(KafkaSettings.at(bootstrap));
                    Gateway gateway = Gateway.start(settings(), door, Clock.systemUTC())) {
                untilInputEnds(gateway.address().toString());
            }
        } else if (data != null) {
            try (EmbeddedKafka broker = EmbeddedKafka.in(data).port(port).start()) {
                untilInputEnds(broker.bootstrapServers());
            }
        }
        return 0;
    }

    private GatewaySettings settings() {
        Sender sender =
                new Sender("bench", Set.of(FEED), List.of(KeyDigest.of(KEY)), null, null, new Sender.Rate(MOST, MOST));
        return new GatewaySettings(HttpSettings.local(port), List.of(), List.of(sender), Set.of(FEED), Limits.SHIPPED);
    }

    private static void untilInputEnds(String address) throws IOException {
        System.out.println(READY + " " + address);
        while (System.in.read() >= 0) {
            // Nothing is said; the end is what counts.
        }
    }
}
