package io.crossfix.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.gateway.sender.Credential;
import io.crossfix.gateway.sender.KeyDigest;
import io.crossfix.gateway.sender.Proof;
import io.crossfix.gateway.sender.Sender;
import io.crossfix.gateway.sender.Senders;
import io.crossfix.gateway.sender.SlowDown;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

/** Keys, and that nobody reads them or a payload anywhere. */
class SecretsTest {

    @Test
    void neitherCredentialsNorPayloadsAreLogged() {
        Recorder recorder = new Recorder();
        recorder.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getRootLogger().addAppender(recorder);
        try (Rig rig = new Rig()) {
            rig.door.says(payload -> {
                throw new IllegalStateException("cannot read " + Rig.text(payload.bytes()));
            });
            rig.sends("cameras", "plate 7ABC123");
            rig.send(rig.post("cameras", Rig.bytes("plate 7ABC123")).setHeader("X-Api-Key", "wrong-key-of-someone"));
        } finally {
            context.getRootLogger().removeAppender(recorder);
        }

        assertThat(recorder.said).anyMatch(line -> line.contains("IllegalStateException"));
        assertThat(recorder.said)
                .noneMatch(line ->
                        line.contains("7ABC123") || line.contains("wrong-key-of-someone") || line.contains(Rig.KEY));
        assertThat(Rig.NORTH.toString()).isEqualTo("north");
        assertThat(new Credential.Key(Rig.KEY).toString()).doesNotContain(Rig.KEY);
    }

    @Test
    void anOldKeyGoesOnWhileANewOneIsTaken() {
        Sender sender = new Sender(
                "north",
                Set.of("cameras"),
                List.of(KeyDigest.of("old"), KeyDigest.of("new")),
                null,
                null,
                Sender.Rate.SHIPPED);
        Senders senders = new Senders(List.of(Rig.NORTH, sender), Clock.systemUTC());

        assertThat(senders.prove(new Credential.Key("old"))).isEqualTo(new Proof.Proven(sender));
        assertThat(senders.prove(new Credential.Key("new"))).isEqualTo(new Proof.Proven(sender));
        assertThat(senders.prove(new Credential.Key("newer"))).isEqualTo(new Proof.Unproven(Proof.Reason.UNKNOWN_KEY));
    }

    @Test
    void whoFailsOftenWaitsLongerButNotForEver() {
        SlowDown slowDown = new SlowDown();
        for (int i = 0; i < 10; i++) {
            assertThat(slowDown.failed("192.0.2.1")).isZero();
        }
        assertThat(slowDown.failed("192.0.2.1")).isPositive();
        for (int i = 0; i < 100; i++) {
            assertThat(slowDown.failed("192.0.2.1")).isLessThanOrEqualTo(Duration.ofSeconds(5));
        }
        assertThat(slowDown.failed("192.0.2.1")).isEqualTo(Duration.ofSeconds(5));
        assertThat(slowDown.failed("192.0.2.2")).isZero();
    }

    private static final class Recorder extends AbstractAppender {
        private final Queue<String> said = new ConcurrentLinkedQueue<>();

        Recorder() {
            super("recorder", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            said.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    }
}
