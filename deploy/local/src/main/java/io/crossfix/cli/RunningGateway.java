package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.feeds.door.Door;
import io.crossfix.gateway.Gateway;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.settings.GatewaySection;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** A gateway and the door behind it; closed in the order in which what was begun is still kept. */
final class RunningGateway implements AutoCloseable {

    private final Gateway gateway;
    private final OpenDoor door;

    private RunningGateway(Gateway gateway, OpenDoor door) {
        this.gateway = gateway;
        this.door = door;
    }

    /** A door that has to be closed. */
    interface OpenDoor extends Door, AutoCloseable {
        @Override
        void close();
    }

    /** How a door is opened. */
    interface Opening {
        OpenDoor open(KafkaSettings kafka, GatewaySection section) throws InvalidDocument;
    }

    /**
     * Starts both.
     *
     * @throws InvalidDocument with every fault of what the section names
     * @throws CommandFailed when the port is occupied or a file of TLS cannot be used
     */
    static RunningGateway start(GatewaySection section, KafkaSettings kafka, Opening opening) throws InvalidDocument {
        var settings = section.settings();
        OpenDoor door = opening.open(kafka, section);
        try {
            return new RunningGateway(Gateway.start(settings, door, Clock.systemUTC()), door);
        } catch (IllegalStateException e) {
            door.close();
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where senders find it. */
    URI address() {
        return gateway.address();
    }

    /** What a person has to know of it. */
    static List<String> lines(RunningGateway running, GatewaySection section) {
        return List.of("gateway: " + running.address() + "v1/feeds/{"
                + String.join(
                        ",",
                        section.feeds().stream().map(GatewaySection.Feed::name).toList()) + "}, "
                + section.senders().size() + " senders, " + section.mqtt().size() + " MQTT brokers");
    }

    @Override
    public void close() {
        gateway.close();
        door.close();
    }
}
