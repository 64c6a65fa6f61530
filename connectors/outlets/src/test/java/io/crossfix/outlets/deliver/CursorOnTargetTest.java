package io.crossfix.outlets.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.Samples;
import io.crossfix.outlets.carry.Certificates;
import io.crossfix.outlets.carry.Target;
import io.crossfix.outlets.carry.TlsFiles;
import io.crossfix.outlets.format.Validity;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class CursorOnTargetTest {

    private static final Effort OFTEN = new Effort(
            4,
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMinutes(1),
            500,
            1000,
            Duration.ofMillis(300),
            Duration.ofHours(12));

    @TempDir
    private static Path directory;

    private static EmbeddedKafka broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafka.in(directory.resolve("kafka")).start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void anOpenAlertIsToldAgainBeforeItIsStaleAndACancelledOneNoMore() throws Exception {
        try (Rig rig = new Rig(broker, "refresh");
                Listener tak = new Listener(ServerSocketFactory.getDefault());
                var running = rig.start(outlet(tak, null))) {
            rig.say(now(1, AlertStatus.RAISED));
            Rig.until("three times", () -> tak.events().size() >= 3);
            rig.say(now(1, AlertStatus.DISMISSED));
            Rig.until("the end", () -> tak.events().stream().anyMatch(CursorOnTargetTest::isStale));
            int told = tak.events().size();
            rig.say(now(2, AlertStatus.RAISED));
            Rig.until("another, three times", () -> tak.events().size() >= told + 3);
            assertThat(tak.events().subList(told, told + 3)).allMatch(event -> event.contains(Samples.id(2)));
            Element before = Validity.cot(tak.events().get(0));
            Element after = Validity.cot(tak.events().get(1));
            assertThat(after.getAttribute("uid")).isEqualTo(before.getAttribute("uid"));
            assertThat(Instant.parse(after.getAttribute("time"))).isBefore(before.getAttribute("stale"));
        }
    }

    @Test
    void aServerThatComesBackIsToldAllThatIsOpen() throws Exception {
        try (Rig rig = new Rig(broker, "back");
                Listener tak = new Listener(ServerSocketFactory.getDefault());
                var running = rig.start(outlet(tak, null))) {
            rig.say(now(1, AlertStatus.RAISED), now(2, AlertStatus.RAISED));
            Rig.until("both", () -> tak.events().stream().anyMatch(event -> event.contains(Samples.id(2))));
            tak.goAway();
            int told = tak.events().size();
            rig.say(now(2, AlertStatus.RETRACTED));
            rig.say(now(3, AlertStatus.RAISED));
            tak.comeBack();
            Rig.until("what is open, and the end of what is not", () -> {
                List<String> events = tak.events();
                List<String> since = events.subList(told, events.size());
                return since.stream().anyMatch(event -> event.contains(Samples.id(1)))
                        && since.stream().anyMatch(event -> event.contains(Samples.id(2)) && isStale(event))
                        && since.stream().anyMatch(event -> event.contains(Samples.id(3)));
            });
        }
    }

    @Test
    void overTlsOnlyATrustedServerIsTold() throws Exception {
        Certificates trusted = new Certificates(directory, "trusted");
        Certificates stranger = new Certificates(directory, "stranger");
        TlsFiles files = new TlsFiles(trusted.pem(), null, null);
        try (Rig rig = new Rig(broker, "tls");
                Listener good = new Listener(trusted.server().getServerSocketFactory());
                Listener bad = new Listener(stranger.server().getServerSocketFactory());
                var running = rig.start(outlet("good", good, files), outlet("bad", bad, files))) {
            rig.say(now(1, AlertStatus.RAISED));
            Rig.until("the good one is told", () -> !good.events().isEmpty());
            Rig.until("the other was tried", () -> !rig.metrics().line("bad").contains("failed 0"));
            assertThat(bad.events()).isEmpty();
            assertThat(Validity.cot(good.events().get(0)).getAttribute("type")).isEqualTo("b-l-l-l");
        }
    }

    private static boolean isStale(String event) {
        try {
            Element cot = Validity.cot(event);
            return Instant.parse(cot.getAttribute("stale")).isBefore(Instant.parse(cot.getAttribute("time")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outlet outlet(Listener tak, @Nullable TlsFiles tls) {
        return outlet("tak", tak, tls);
    }

    private static Outlet outlet(String name, Listener tak, @Nullable TlsFiles tls) {
        return Rig.outlet(name, OutletKind.COT, new Target.Stream("localhost", tak.port(), tls), Rig.ALL, OFTEN);
    }

    private static Alert now(int number, AlertStatus status) {
        return Samples.alert(number, Instant.now())
                .setRevision(status == AlertStatus.RAISED ? 1 : 2)
                .setStatus(status)
                .build();
    }
}
