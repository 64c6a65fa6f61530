package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Patience;
import io.crossfix.local.Running;
import io.crossfix.local.Waiting;
import io.crossfix.record.GunshotCategory;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Match;
import io.crossfix.record.MatchState;
import io.crossfix.record.Rule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rules.RuleDesk;
import io.crossfix.settings.StartingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that change on a running job: real broker, real Flink, the commands as a person types them. */
class LiveRulesEndToEndTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(50));

    private static final RuleCompiler COMPILER =
            FusionSettings.withRules(List.of()).fuseCell().compiler();

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static Running system;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void start() {
        data = DataDirectory.take(directory.resolve("data"));
        system = Running.on(data, FusionSettings.withRules(StartingRules.in(Path.of("../rules"))));
    }

    @AfterAll
    static void stop() {
        system.close();
        data.close();
    }

    @Test
    void aRuleIsPublishedPausedReplacedAndRolledBackWhileTheJobRuns() throws Exception {
        Path first = rule("lone", "1.0", "shots.rounds >= 1");
        Path second = rule("lone", "2.0", "shots.rounds >= 2");
        hear(shot("g-1"));
        Waiting.pause(Duration.ofSeconds(1));

        Clock clock = Clock.systemUTC();
        Instant before = clock.instant();
        assertThat(crossfix("rules", "publish", first.toString(), "--by", "ada"))
                .isZero();
        assertThat(terminal.said()).startsWith("lone 1.0: accepted by 2 of 2 tasks, live in ");
        awaitMatches("a rule published now sees what was heard before", holds -> holds.equals(List.of("lone 1.0")));
        System.out.println("published to first match read: "
                + Duration.between(before, clock.instant()).toMillis() + " ms, start of the command included");

        assertThat(crossfix("rules", "pause", "lone", "--by", "bob")).isZero();
        assertThat(terminal.said()).startsWith("lone 1.0: accepted by 2 of 2 tasks, off in ");
        awaitMatches("a pause takes back", List::isEmpty);
        assertThat(crossfix("rules", "resume", "lone")).isZero();
        awaitMatches("and resuming says it again", holds -> holds.equals(List.of("lone 1.0")));

        terminal.said();
        assertThat(crossfix("rules", "publish", second.toString())).isZero();
        awaitMatches("a new major version replaces", holds -> holds.equals(List.of("lone 2.0")));
        terminal.said();
        assertThat(crossfix("rules", "diff", "lone")).isZero();
        assertThat(terminal.said()).contains("--- lone 1.0", "+++ lone 2.0", "+version: \"2.0\"");
        assertThat(crossfix("rules", "rollback", "lone")).isZero();
        assertThat(terminal.said())
                .contains("lone: from version 2.0 back to version 1.0", "lone 1.0: accepted by 2 of 2 tasks");
        awaitMatches("and so does the way back", holds -> holds.equals(List.of("lone 1.0")));

        assertThat(crossfix("rules", "show", "lone")).isZero();
        assertThat(terminal.said()).isEqualTo(Files.readString(first));
        assertThat(crossfix("rules", "history", "lone")).isZero();
        assertThat(terminal.said().lines().map(line -> line.substring(22)))
                .startsWith("version 1.0  by ada", "version 1.0 off  by bob")
                .hasSize(5);
        assertThat(crossfix("rules", "remove", "lone")).isZero();
        assertThat(terminal.said()).startsWith("lone: removed by 2 of 2 tasks in ");
        awaitMatches("a removed rule leaves nothing standing", List::isEmpty);
        assertThat(listed()).doesNotContainKey("lone");
        assertThat(system.job().status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void theRulesThatTheJobWasStartedWithAreListedAndCanBePaused() throws Exception {
        PATIENCE.await("the tasks have said what they were started with", () -> listed().size() >= 3);
        JsonNode rule = listed().get("shots-called-in");
        assertThat(rule.get("version").asText()).isEqualTo("1.0");
        assertThat(rule.get("mode").asText()).isEqualTo("live");
        assertThat(rule.get("severity").asText()).isEqualTo("severe");
        assertThat(rule.get("author").asText()).isEqualTo("crossfix-desk");
        assertThat(rule.get("publishedAt").isNull()).isTrue();
        assertThat(rule.get("acceptedBy").asInt()).isEqualTo(2);
        assertThat(crossfix("rules", "pause", "shots-called-in")).isZero();
        assertThat(listed().get("shots-called-in").get("mode").asText()).isEqualTo("off");
        assertThat(crossfix("rules", "resume", "shots-called-in")).isZero();
        assertThat(listed().get("shots-called-in").get("mode").asText()).isEqualTo("live");
        assertThat(crossfix("rules", "show", "shots-called-in")).isEqualTo(1);
        assertThat(terminal.complaints()).contains("version 1.0 of shots-called-in came with the job");
        assertThat(crossfix("rules", "pause", "no-such-rule")).isEqualTo(1);
        assertThat(terminal.complaints()).contains("there is no rule no-such-rule");
    }

    @Test
    void aRollbackAlsoLeadsBackToWhatTheJobWasStartedWith() throws Exception {
        Path shipped = Path.of("../rules").toAbsolutePath().normalize();
        Path config = Files.writeString(
                directory.resolve("crossfix.yaml"),
                "kafka: {bootstrap: '" + system.kafka().bootstrapServers() + "'}\nrules: {directory: '" + shipped
                        + "'}\n");
        Path tuned = Files.writeString(
                directory.resolve("tuned.yaml"),
                Files.readString(shipped.resolve("camera-silent.yaml")).replace("version: 1\n", "version: \"1.1\"\n"));
        assertThat(crossfix("rules", "publish", tuned.toString())).isZero();
        terminal.said();
        assertThat(crossfix("rules", "rollback", "camera-silent", "--config", config.toString()))
                .isZero();
        assertThat(terminal.said())
                .contains(
                        "camera-silent: from version 1.1 back to version 1.0", "camera-silent 1.0: accepted by 2 of 2");
    }

    @Test
    void brokenTextsThatReachTheJobAreRefusedAndTheGoodVersionStays() throws Exception {
        Path sound = rule("sturdy", "1.0", "shots.rounds >= 1000");
        assertThat(crossfix("rules", "publish", sound.toString())).isZero();
        String text = Files.readString(sound);
        List<String> broken = List.of(
                text.replace("shots.rounds", "shots.roundz"),
                text.replace("severity: minor", "severity: minor\nseverity: severe"),
                "!!javax.script.ScriptEngineManager []");
        try (RecordProducer producer = RecordProducer.open(system.kafka())) {
            for (String each : broken) {
                producer.send(
                        Topic.RULES,
                        "sturdy",
                        new Rule("sturdy", each, Instant.now().truncatedTo(ChronoUnit.MILLIS), "mallory", null));
                producer.flush();
                PATIENCE.await("all tasks have refused", () -> notes("sturdy").contains(reason(each)));
                assertThat(listed().get("sturdy").get("version").asText()).isEqualTo("1.0");
                assertThat(listed().get("sturdy").get("acceptedBy").asInt()).isEqualTo(2);
            }
        }
        assertThat(crossfix(
                        "rules",
                        "publish",
                        rule("sturdy", "0.9", "shots.rounds >= 999").toString()))
                .isEqualTo(1);
        assertThat(terminal.complaints())
                .contains("version 1.0 of sturdy is in force, which is higher than 0.9, or say --force");
        assertThat(crossfix(
                        "rules",
                        "publish",
                        rule("sturdy", "1.0", "shots.rounds >= 2000").toString()))
                .isEqualTo(1);
        assertThat(terminal.complaints()).contains("version 1.0 of sturdy is in force with another text");
        assertThat(system.job().status()).isEqualTo(JobStatus.RUNNING);
    }

    private static String reason(String broken) {
        return broken.startsWith("!!") ? "tags are not read" : broken.contains("roundz") ? "roundz" : "Duplicate field";
    }

    private static String notes(String rule) {
        return String.join(
                "\n", RuleDesk.read(system.kafka(), COMPILER).standing(rule).notes());
    }

    private Map<String, JsonNode> listed() {
        terminal.said();
        assertThat(crossfix("rules", "list", "--json")).isZero();
        Map<String, JsonNode> rules = new LinkedHashMap<>();
        try {
            new ObjectMapper()
                    .readTree(terminal.said())
                    .forEach(rule -> rules.put(rule.get("rule").asText(), rule));
        } catch (IOException e) {
            throw new AssertionError("the list is no JSON", e);
        }
        return rules;
    }

    private static void awaitMatches(String what, Predicate<List<String>> expected) {
        PATIENCE.await(what, () -> expected.test(standing()));
    }

    /** Rule and version of each match of our rule that holds. */
    private static List<String> standing() {
        Map<String, Match> last = new LinkedHashMap<>();
        try (TopicReader reader = TopicReader.open(
                system.kafka(), Topic.MATCHES, TopicReader.From.BEGINNING, TopicReader.Until.PRESENT_END)) {
            reader.forEach(arrival -> {
                if (arrival.value() instanceof Match match && match.getRuleId().equals("lone")) {
                    last.put(match.getMatchId(), match);
                }
            });
        }
        List<String> holds = new ArrayList<>();
        last.values().stream()
                .filter(match -> match.getState() == MatchState.HOLDS)
                .forEach(match -> holds.add(match.getRuleId() + " " + match.getRuleVersion()));
        return holds;
    }

    private static void hear(GunshotDetection shot) {
        try (RecordProducer producer = RecordProducer.open(system.kafka())) {
            producer.send(Topic.GUNSHOT, shot.getSensorId(), shot);
            producer.flush();
        }
    }

    private static GunshotDetection shot(String id) {
        return GunshotDetection.newBuilder()
                .setId(id)
                .setSensorId("s-1")
                .setObservedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setLatitude(37.8044)
                .setLongitude(-122.2711)
                .setCategory(GunshotCategory.MULTIPLE)
                .setRounds(3)
                .setConfidence(0.9)
                .build();
    }

    private static Path rule(String name, String version, String where) throws IOException {
        return Files.writeString(
                directory.resolve(name + "-" + version + ".yaml"), """
                rule: %s
                version: "%s"
                about: any shot
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, where: '%s'}
                """.formatted(name, version, where));
    }

    private int crossfix(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = system.kafka().bootstrapServers();
        return terminal.execute(all);
    }
}
