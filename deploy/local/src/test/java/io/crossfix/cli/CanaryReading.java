package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.canary.Sweep;
import io.crossfix.console.account.Role;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Patience;
import io.crossfix.queue.AlertBook;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * People and programs that read everything that is told of an alert.
 *
 * @param alert that came about
 * @param console where people look
 * @param password of every account there
 * @param sweep searches what they are told
 */
record CanaryReading(Alert alert, RunningConsole console, String password, Sweep sweep) {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(100));

    /** Confirms it, and asks every command that tells of it; what they print is searched. */
    void readCommands(KafkaSettings kafka, DataDirectory data, String place) throws Exception {
        String at = kafka.bootstrapServers();
        String id = alert.getAlertId();
        PATIENCE.await(
                "it is confirmed",
                () -> CommandLines.execute(
                                "review",
                                id,
                                "confirm",
                                "--reason",
                                "seen-on-camera",
                                "--by",
                                "operator",
                                "--bootstrap",
                                at)
                        == 0);
        assertThat(AlertBook.read(kafka).only(id).getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        for (List<String> command : List.of(
                List.of("explain", id),
                List.of("explain", id, "--json"),
                List.of("explain", "--rule", "../rules/shots-called-in.yaml", "--observation", shots()),
                List.of("alerts"),
                List.of("alerts", "--format", "json"),
                List.of("alerts", "--format", "geojson"),
                List.of(
                        "audit",
                        "report",
                        "--json",
                        "--html",
                        data.reports().resolve("audit.html").toString()))) {
            List<String> whole = new ArrayList<>(command);
            whole.addAll(List.of("--bootstrap", at));
            CommandLines.Said told = CommandLines.said(whole.toArray(String[]::new));
            assertThat(told.code()).as(whole.toString()).isZero();
            sweep.look(place, whole.toString(), told.out());
        }
    }

    private String shots() {
        return alert.getEvidence().stream()
                .map(evidence -> evidence.getObservationId())
                .filter(id -> id.startsWith("gs-"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns when an operator has it in the queue. */
    void awaitInQueue() throws Exception {
        ConsoleReader operator = ConsoleReader.signIn(console.console().address(), "of-operator", password, sweep);
        PATIENCE.await(
                "the alert is in the queue",
                () -> operator.get("/api/alerts?limit=200").contains(alert.getAlertId()));
    }

    /** Fetches what anybody may fetch, in every role. */
    void readConsole() throws Exception {
        String path = "/api/alerts/" + alert.getAlertId();
        for (Role role : Role.values()) {
            ConsoleReader reader =
                    ConsoleReader.signIn(console.console().address(), "of-" + role.code(), password, sweep);
            for (String each : List.of(
                    "/",
                    "/api/session",
                    "/api/alerts",
                    path,
                    path + "/evidence?purpose=review",
                    path + "/history?purpose=audit",
                    path + "/explain?purpose=review",
                    "/api/health",
                    "/healthz",
                    "/api/sensors",
                    "/api/rules",
                    "/api/rules/shots-called-in",
                    "/api/rules/shots-called-in/matches",
                    "/api/rules/shots-called-in/explain?observation=GUNSHOT/" + shots(),
                    "/api/reports",
                    "/reports/audit.html",
                    "/api/load",
                    "/api/suppressions",
                    "/api/risk",
                    "/api/risk/forecast?hours=1",
                    "/api/accounts")) {
                String answer = reader.get(each);
                assertThat(answer).as(each + " as " + role).matches("(?s)(200|403|404) .*");
            }
            reader.stream();
        }
    }
}
