package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossfix.console.Browser.Seen;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.EvidenceAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Answers, what must not be seen before them, and what is written down of those who look. */
class ReviewTest extends SharedRig {

    @Test
    void aStaleAnswerIsRefusedWithWhatTheAlertIsNow() {
        rig.publish(Samples.alert(1, Instant.now()).build());
        rig.publish(Samples.alert(1, Instant.now())
                .setRevision(2)
                .setContentHash(Samples.hash(1, 2))
                .build());
        Seen seen = answer(Browser.of(rig, "operator"), 1, "r-1", "CONFIRM", "heard");
        assertThat(seen.status()).isEqualTo(409);
        assertThat(seen.code()).isEqualTo("stale");
        assertThat(seen.json().at("/alert/revision").asInt()).isEqualTo(2);
    }

    @Test
    void ofTwoAtOnceExactlyOneIsApplied() {
        Browser operator = Browser.of(rig, "operator");
        Browser second = Browser.of(rig, "second");
        for (int number = 100; number < 110; number++) {
            int each = number;
            rig.publish(Samples.alert(each, Instant.now()).build());
            CompletableFuture<Seen> one =
                    CompletableFuture.supplyAsync(() -> answer(operator, each, "a", "CONFIRM", "heard"));
            CompletableFuture<Seen> other =
                    CompletableFuture.supplyAsync(() -> answer(second, each, "a", "DISMISS", "fireworks"));
            assertThat(List.of(one.join().status(), other.join().status())).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void aSilentJobIsToldOfAndTheAnswerMayBeGivenAgain() {
        rig.publish(Samples.alert(3, Instant.now()).build());
        Browser operator = Browser.of(rig, "operator");
        rig.engine().keepSilent(true);
        try {
            Seen seen = answer(operator, 3, "r-3", "CONFIRM", "heard");
            assertThat(seen.status()).isEqualTo(504);
            assertThat(seen.message()).contains("may still take effect");
        } finally {
            rig.engine().keepSilent(false);
        }
        assertThat(answer(operator, 3, "r-3", "CONFIRM", "heard").status()).isEqualTo(200);
    }

    @Test
    void theScoreOfABlindAlertLeavesTheServerOnlyOnceItIsDecided() {
        rig.publish(Samples.alert(4, Instant.now())
                .setBlind(true)
                .setScore(0.7311)
                .setChancePerHour(0.0047)
                .setReason("shots-called-in: score 0.7311")
                .setExplanations(List.of("  risk.now is 0.7311", "  shots: 3 rounds"))
                .build());
        Browser operator = Browser.of(rig, "operator");
        String id = Samples.id(4);
        for (String path : List.of(
                "/api/alerts?q=" + id,
                "/api/alerts/" + id,
                "/api/alerts/" + id + "/evidence?purpose=review",
                "/api/alerts/" + id + "/explain?purpose=review",
                "/api/alerts/" + id + "/history?purpose=review",
                "/api/handover")) {
            assertThat(operator.get(path).text())
                    .as(path)
                    .doesNotContain("0.7311")
                    .doesNotContain("0.0047");
        }
        assertThat(operator.get("/api/alerts/" + id + "/evidence?purpose=review")
                        .text())
                .contains("3 rounds");
        answer(operator, 4, "r-4", "CONFIRM", "heard");
        assertThat(operator.get("/api/alerts/" + id).json().path("score").asDouble())
                .isEqualTo(0.7311);
    }

    @Test
    void anOrderedExerciseLooksLikeAnyOtherUntilItIsDecided() {
        Alert exercise = Samples.alert(5, Instant.now())
                .setExercise(true)
                .setExerciseOf(Samples.id(999))
                .build();
        rig.publish(exercise);
        Browser operator = Browser.of(rig, "operator");
        assertThat(operator.get("/api/alerts/" + Samples.id(5))
                        .json()
                        .path("exercise")
                        .asBoolean())
                .isFalse();
        answer(operator, 5, "r-5", "CONFIRM", "heard");
        assertThat(operator.get("/api/alerts/" + Samples.id(5))
                        .json()
                        .path("exercise")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoeverLooksAtEvidenceSaysWhatForAndStandsInTheTrail() {
        rig.publish(Samples.alert(6, Instant.now()).build());
        Browser viewer = Browser.of(rig, "viewer");
        String path = "/api/alerts/" + Samples.id(6) + "/evidence";
        assertThat(viewer.get(path).status()).isEqualTo(400);
        assertThat(viewer.get(path + "?purpose=curiosity").message())
                .contains("purpose")
                .contains("curiosity");
        assertThat(accesses(6)).isEmpty();
        assertThat(viewer.get(path + "?purpose=quality").json().path("evidence"))
                .hasSize(2);
        assertThat(accesses(6)).singleElement().satisfies(access -> {
            assertThat(access.getAccount()).isEqualTo("viewer");
            assertThat(access.getPurpose()).isEqualTo("quality");
            assertThat(access.getWhat()).isEqualTo("evidence");
        });
    }

    @Test
    void theHistoryTellsRevisionsAnswersAndLooks() {
        rig.publish(Samples.alert(7, Instant.now()).build());
        Browser operator = Browser.of(rig, "operator");
        answer(operator, 7, "r-7", "DISMISS", "fireworks");
        List<String> kinds = new ArrayList<>();
        JsonNode entries = history(operator);
        for (int look = 0; look < 1_000 && entries.size() < 4; look++) {
            entries = history(operator);
        }
        entries.forEach(entry -> kinds.add(entry.path("kind").asText()));
        assertThat(kinds).startsWith("revision", "revision", "review", "access");
        assertThat(entries.path(1).path("changes").path(0).asText()).isEqualTo("status RAISED → DISMISSED");
        assertThat(entries.path(2).path("reviewer").asText()).isEqualTo("operator");
    }

    private static JsonNode history(Browser browser) {
        return browser.get("/api/alerts/" + Samples.id(7) + "/history?purpose=audit")
                .json()
                .path("entries");
    }

    @Test
    void aSuppressionIsOrderedListedAndLifted() {
        Browser operator = Browser.of(rig, "operator");
        String until = Instant.now().plusSeconds(3_600).toString();
        Seen ordered = operator.post("/api/suppressions", window("s-1", until));
        assertThat(ordered.json().path("state").asText()).isEqualTo("in-force");
        String id = ordered.json().path("id").asText();
        assertThat(operator.post("/api/suppressions", window("s-1", until))
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(operator.delete("/api/suppressions/" + id)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("lifted");
        assertThat(operator.post(
                                "/api/suppressions",
                                window("s-2", Instant.now().plusSeconds(50_000).toString()))
                        .message())
                .contains("12 h");
        assertThat(Browser.of(rig, "north")
                        .post("/api/suppressions", window("s-3", until))
                        .code())
                .isEqualTo("desk");
    }

    private static String window(String requestId, String until) {
        return "{\"requestId\":\"" + requestId
                + "\",\"desk\":\"city\",\"reason\":\"fireworks\",\"from\":null,\"until\":\"" + until
                + "\",\"lat\":37.8,\"lon\":-122.2,\"radiusMetres\":500,\"rules\":[],\"upTo\":\"MODERATE\"}";
    }

    private List<EvidenceAccess> accesses(int number) {
        List<EvidenceAccess> found = new ArrayList<>();
        TopicReader.readAll(rig.kafka(), Topic.ALERT_HISTORY, arrival -> {
            if (arrival.value() instanceof AlertHistory line
                    && line.getAccess() != null
                    && line.getAlertId().equals(Samples.id(number))) {
                found.add(line.getAccess());
            }
        });
        return found;
    }

    private static Seen answer(Browser browser, int number, String requestId, String action, String reason) {
        return browser.post(
                "/api/alerts/" + Samples.id(number) + "/review",
                "{\"requestId\":\"" + requestId + "\",\"action\":\"" + action + "\",\"reason\":\"" + reason
                        + "\",\"seenRevision\":1,\"seenHash\":\"" + Samples.hash(number, 1) + "\"}");
    }
}
