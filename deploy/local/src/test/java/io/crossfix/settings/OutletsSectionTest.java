package io.crossfix.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.carry.Target;
import io.crossfix.outlets.format.CloudEventFormat;
import io.crossfix.outlets.policy.Hearing;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutletsSectionTest {

    @TempDir
    private Path directory;

    @Test
    void everySettingReachesItsOwner() throws Exception {
        Files.writeString(directory.resolve("secret"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
        Path file = written("""
                  - name: state
                    kind: cloudevents
                    url: https://state.example.gov/hooks
                    secret-file: secret
                    mode: binary
                    unconfirmed: true
                    severity: severe
                    desks: [north]
                    lanes: [queue, waiting]
                    news-hours: 2
                    sender: fusion@rtoc.example.gov
                    sender-name: City fusion
                    restriction: State police only
                    pace: 3
                    refresh: 30
                    refresh-hours: 4
                    attempts: 5
                    give-up-hours: 1
                  - {name: tak, kind: cot, host: 127.0.0.1, port: 8087}
                """);

        Installation installation = Installation.read(file);
        List<Outlet> outlets = installation.outlets().outlets(file);

        Outlet state = outlets.get(0);
        assertThat(state.kind()).isEqualTo(OutletKind.CLOUDEVENTS);
        assertThat(state.mode()).isEqualTo(CloudEventFormat.Mode.BINARY);
        assertThat(state.target()).isInstanceOfSatisfying(Target.Web.class, web -> {
            assertThat(web.url()).hasToString("https://state.example.gov/hooks");
            assertThat(web.secret()).isNotNull();
        });
        assertThat(state.hearing())
                .isEqualTo(new Hearing(
                        EnumSet.of(
                                AlertStatus.RAISED,
                                AlertStatus.ACKNOWLEDGED,
                                AlertStatus.ESCALATED,
                                AlertStatus.CONFIRMED),
                        Severity.SEVERE,
                        Set.of("north"),
                        Set.of(Lane.QUEUE, Lane.WAITING),
                        Duration.ofHours(2)));
        assertThat(state.sender().id()).isEqualTo("fusion@rtoc.example.gov");
        assertThat(state.sender().name()).isEqualTo("City fusion");
        assertThat(state.sender().restriction()).isEqualTo("State police only");
        assertThat(state.effort().perSecond()).isEqualTo(3);
        assertThat(state.effort().refreshEvery()).isEqualTo(Duration.ofSeconds(30));
        assertThat(state.effort().refreshFor()).isEqualTo(Duration.ofHours(4));
        assertThat(state.effort().attempts()).isEqualTo(5);
        assertThat(state.effort().giveUpAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(outlets.get(1).target()).isEqualTo(new Target.Stream("127.0.0.1", 8087, null));
        assertThat(outlets.get(1).hearing()).isEqualTo(Hearing.USUAL);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() throws Exception {
        Path file = written("""
                  - {name: a, kind: cap, url: 'http://far.example/x'}
                  - {name: a, kind: geojson, host: h, port: 1}
                  - {name: b, kind: cot, host: far.example, port: 8087, mode: binary}
                  - {name: c, kind: alertmanager, url: 'ftp://x/y', statuses: [raised]}
                  - {name: d, kind: cot, host: 127.0.0.1, port: 8089, tls: {trust: no-such.pem}}
                """);
        InvalidDocument faults = catchThrowableOfType(
                InvalidDocument.class, () -> Installation.read(file).outlets().outlets(file));
        assertThat(faults.faults().stream().map(Fault::message))
                .satisfiesExactly(
                        each -> assertThat(each).contains("outlet a", "https", "http://far.example/x"),
                        each -> assertThat(each).contains("outlet a", "sender must be given for cap"),
                        each -> assertThat(each).contains("outlet a", "host and port are for cot"),
                        each -> assertThat(each).contains("outlet a", "url must be"),
                        each -> assertThat(each).contains("outlet a", "same name"),
                        each -> assertThat(each).contains("outlet b", "far.example", "insecure: true"),
                        each -> assertThat(each).contains("outlet b", "mode is for cloudevents"),
                        each -> assertThat(each).contains("outlet c", "ftp://x/y"),
                        each -> assertThat(each).contains("outlet c", "raised", "unconfirmed: true"),
                        each -> assertThat(each).contains("outlet d", "no-such.pem"));
    }

    @Test
    void whatTheSchemaDoesNotKnowIsRefused() throws Exception {
        Path file = written("  - {name: a, kind: pager, attemps: 3}\n");
        InvalidDocument faults = catchThrowableOfType(InvalidDocument.class, () -> Installation.read(file));
        assertThat(faults)
                .hasMessageContaining("/outlets/list/0/kind: does not have a value")
                .hasMessageContaining("'attemps' is not defined");
    }

    private Path written(String list) throws IOException {
        return Files.writeString(
                directory.resolve("crossfix.yaml"),
                "kafka: {bootstrap: 'broker.example:9092'}\noutlets:\n  list:\n" + list);
    }
}
