package io.crossfix.chaos.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What Flink's JobManagers say by HTTP. The first one that answers is believed. */
public final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final List<Integer> ports;

    FlinkRest(List<Integer> ports) {
        this.ports = ports;
    }

    /**
     * How the job's checkpoints are doing since its JobManager leads.
     *
     * @param completed how many were completed
     * @param failed how many failed
     * @param lastMillis how long the newest took, milliseconds; 0 when there is none
     * @param stateBytes size of the newest, with what it shares with earlier ones
     */
    public record CheckpointFigures(long completed, long failed, long lastMillis, long stateBytes) {}

    /** Whether every task of the job runs. */
    public boolean allTasksRun() {
        JsonNode vertices = get("/jobs/" + job()).path("vertices");
        return vertices.size() > 0
                && StreamSupport.stream(vertices.spliterator(), false)
                        .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING")
                                && vertex.path("tasks").path("RUNNING").asInt()
                                        == vertex.path("parallelism").asInt());
    }

    /** All of them zero when nobody answers. */
    public CheckpointFigures checkpoints() {
        JsonNode said = get("/jobs/" + job() + "/checkpoints");
        JsonNode newest = said.path("latest").path("completed");
        return new CheckpointFigures(
                said.path("counts").path("completed").asLong(),
                said.path("counts").path("failed").asLong(),
                newest.path("end_to_end_duration").asLong(),
                newest.path("full_size").asLong(newest.path("state_size").asLong()));
    }

    /** How long each of the newest completed checkpoints took, milliseconds, by when it was begun, milliseconds since epoch. */
    public Map<Long, Long> newestCheckpoints() {
        return StreamSupport.stream(
                        get("/jobs/" + job() + "/checkpoints").path("history").spliterator(), false)
                .filter(one -> one.path("status").asText().equals("COMPLETED"))
                .collect(Collectors.toMap(
                        one -> one.path("trigger_timestamp").asLong(),
                        one -> one.path("end_to_end_duration").asLong(),
                        Math::max));
    }

    /** Names of the TaskManagers that have tasks of the job; empty when nobody answers. */
    Set<String> workingTaskManagers() {
        return StreamSupport.stream(get("/taskmanagers").path("taskmanagers").spliterator(), false)
                .filter(one ->
                        one.path("freeSlots").asInt() < one.path("slotsNumber").asInt())
                .map(one -> one.path("id").asText())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether the job has failed since a moment, by the history of its failures: the count of its restarts is told late.
     *
     * @param millis since epoch
     */
    public boolean hasFailedSince(long millis) {
        JsonNode entries =
                get("/jobs/" + job() + "/exceptions").path("exceptionHistory").path("entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .anyMatch(entry -> entry.path("timestamp").asLong() >= millis);
    }

    /** What made the job fail last, in one line; empty when nothing did. */
    public String lastFailure() {
        return get("/jobs/" + job() + "/exceptions")
                .path("exceptionHistory")
                .path("entries")
                .path(0)
                .path("stacktrace")
                .asText("")
                .lines()
                .findFirst()
                .orElse("");
    }

    /**
     * Stops the job when its state is written.
     *
     * @return the savepoint's address
     * @throws CommandFailed when it does not within a time
     */
    String stopWithSavepoint(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        String job = job();
        String request = "";
        String said = "nothing";
        while (System.nanoTime() < end) {
            if (request.isEmpty()) {
                request = post("/jobs/" + job + "/stop", "{\"drain\":false,\"formatType\":\"NATIVE\"}")
                        .path("request-id")
                        .asText("");
            } else {
                JsonNode status = get("/jobs/" + job + "/savepoints/" + request);
                said = status.toString();
                if (!status.path("operation").path("location").isMissingNode()) {
                    return status.path("operation").path("location").asText();
                }
                // A job that is just being restarted cannot be stopped; it is asked again.
                request = status.path("operation").has("failure-cause") ? "" : request;
            }
            Waiting.pause(LOOK_EVERY);
        }
        throw new CommandFailed("no savepoint within " + within.toSeconds() + " s; Flink says: " + said);
    }

    private String job() {
        return get("/jobs").path("jobs").path(0).path("id").asText("none");
    }

    private JsonNode get(String path) {
        return asked(path, HttpRequest.newBuilder().GET());
    }

    private JsonNode post(String path, String body) {
        return asked(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode asked(String path, HttpRequest.Builder request) {
        for (int port : ports) {
            try {
                HttpResponse<String> answer = HTTP.send(
                        request.uri(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(ANSWER_WITHIN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return JSON.readTree(answer.body());
                }
            } catch (IOException e) {
                // The other one may know.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return JSON.missingNode();
    }
}
