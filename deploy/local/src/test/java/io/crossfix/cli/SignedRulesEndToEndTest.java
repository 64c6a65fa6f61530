package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.EndorsementHeaders;
import io.crossfix.kafka.LoggedRecord;
import io.crossfix.kafka.RawLog;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.kafka.UnreadableLog;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Patience;
import io.crossfix.local.Running;
import io.crossfix.record.Rule;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.settings.Installation;
import io.crossfix.settings.StartingRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that takes up signed rules only, and somebody who may write to the topic: real broker, real Flink, the commands as typed. */
class SignedRulesEndToEndTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(50));

    @TempDir
    private static Path directory;

    private static DataDirectory data;
    private static Running system;
    private static Path config;
    private static String trustedKeys;

    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void start() throws Exception {
        SignedRulesEndToEndTest maker = new SignedRulesEndToEndTest();
        assertThat(maker.crossfix("rules", "keygen", "ada", "--out", keys().toString()))
                .isZero();
        trustedKeys = maker.terminal.said();
        assertThat(maker.crossfix("rules", "keygen", "mallory", "--out", keys().toString()))
                .isZero();
        data = DataDirectory.take(directory.resolve("data"));
        system = Running.on(
                data,
                FusionSettings.withRules(StartingRules.in(Path.of("../rules"))).trusting(asSettingsHaveThem()));
        config = settings("kafka: {bootstrap: '" + system.kafka().bootstrapServers() + "'}\n");
    }

    @AfterAll
    static void stop() {
        system.close();
        data.close();
    }

    @Test
    void onlyWhatAdaHasSignedComesIntoForceAndNothingOldComesBack() throws Exception {
        Path first = rule("1.0", "shots.rounds >= 1000");
        assertThat(signed("publish", first.toString())).isZero();
        assertThat(terminal.said()).startsWith("lone 1.0: accepted by 2 of 2 tasks");

        // Somebody without a key: the same version with a text of his own, a removal, another's signature.
        Path forged = rule("1.0", "shots.rounds >= 1");
        assertThat(unsigned("publish", forged.toString(), "--force")).isEqualTo(1);
        assertThat(terminal.said()).contains("refused by 2 of 2 tasks", "nobody has signed it");
        assertThat(unsigned("remove", "lone")).isEqualTo(1);
        assertThat(terminal.said()).contains("nobody has signed it");
        LoggedRecord genuine = published().get(0);
        LoggedRecord stranger = published().get(1);
        write(stranger.value(), genuine.headers());
        PATIENCE.await("a signature of something else is refused", () -> note().contains("is not one of the key ada"));
        assertThat(inForce().get("version").asText()).isEqualTo("1.0");
        assertThat(inForce().get("signedBy").asText()).isEqualTo("ada");
        PATIENCE.await("all three are among the rejections", () -> refusedAtTheDoor() == 3);

        // Who signs a mode signs the text that is in force, not what a stranger wrote beside it.
        assertThat(signed("pause", "lone")).isZero();
        assertThat(lastText()).isEqualTo(Files.readString(genuineFile()));
        assertThat(signed("resume", "lone")).isZero();

        assertThat(signed("publish", rule("2.0", "shots.rounds >= 2000").toString()))
                .isZero();
        assertThat(signed("verify")).isZero();
        assertThat(terminal.said()).containsPattern("lone +\\S+ +text +ada-at-her-desk +ada +valid");

        // What was signed once is written again: it is older than what stands.
        write(genuine.value(), genuine.headers());
        PATIENCE.await("a replay is refused", () -> note().contains("it was signed before"));
        assertThat(inForce().get("version").asText()).isEqualTo("2.0");
        assertThat(signed("verify")).as("the last record does not count").isEqualTo(1);
        assertThat(terminal.said()).contains("it was signed before");
        assertThat(signed("verify", "--all")).isEqualTo(1);
        assertThat(terminal.said().lines()).hasSize(1 + published().size());

        // Going back is a decision, and is signed as one.
        assertThat(signed("rollback", "lone")).isZero();
        assertThat(terminal.said()).contains("lone 1.0: accepted by 2 of 2 tasks");
        assertThat(signed("verify")).isZero();
        assertThat(signed("remove", "lone")).isZero();
        write(genuine.value(), genuine.headers());
        PATIENCE.await("and what is removed stays so", () -> published().size() == 11 && note().contains("before"));
    }

    @Test
    void theRulesOfTheDirectoryNeedNoSignatureToBeInForce() {
        awaitTheStart();
        assertThat(standing("shots-called-in").get("mode").asText()).isEqualTo("live");
        assertThat(standing("shots-called-in").get("signedBy").isNull()).isTrue();
    }

    @Test
    void aKeyThatWouldNotCountIsFoundBeforeAnythingIsPublished() throws Exception {
        String rule = Files.writeString(directory.resolve("never.yaml"), text("never", "1.0", "shots.rounds >= 1000"))
                .toString();
        assertThat(crossfix("rules", "publish", rule, "--config", config.toString()))
                .isEqualTo(1);
        assertThat(terminal.complaints()).contains("only signed rules are taken up there");
        assertThat(crossfix(
                        "rules",
                        "publish",
                        rule,
                        "--config",
                        config.toString(),
                        "--signer",
                        "ada",
                        "--sign-with",
                        key("mallory").toString()))
                .isEqualTo(1);
        assertThat(terminal.complaints()).contains("is not the one that is trusted as ada");
        assertThat(unsigned(
                        "publish",
                        rule,
                        "--signer",
                        "ada",
                        "--sign-with",
                        key("ada").toString()))
                .isEqualTo(1);
        assertThat(terminal.complaints()).contains("--sign-with needs a --config that names rules.trusted-keys");
        assertThat(published().stream()
                        .filter(record -> "never"
                                .equals(new String(Objects.requireNonNull(record.key()), StandardCharsets.UTF_8)))
                        .count())
                .isZero();
    }

    @Test
    void aPrivateKeyIsForItsOwnerOnlyAndIsNeverOverwritten() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key("ada"))))
                .isEqualTo("rw-------");
        String before = Files.readString(key("ada"));
        assertThat(crossfix("rules", "keygen", "ada", "--out", keys().toString()))
                .isEqualTo(1);
        assertThat(Files.readString(key("ada"))).isEqualTo(before);
        awaitTheStart();
        Path open = Files.copy(key("ada"), directory.resolve("open.pem"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(crossfix(
                        "rules",
                        "pause",
                        "shots-called-in",
                        "--config",
                        config.toString(),
                        "--signer",
                        "ada",
                        "--sign-with",
                        open.toString()))
                .isEqualTo(1);
        assertThat(terminal.complaints()).contains("others than its owner may use");
        assertThat(crossfix("rules", "keygen", "Ada Lovelace", "--out", keys().toString()))
                .isEqualTo(2);
    }

    private void awaitTheStart() {
        PATIENCE.await(
                "the tasks have said what they were started with",
                () -> !standing("shots-called-in").isMissingNode());
    }

    private static TrustedKeys asSettingsHaveThem() throws Exception {
        return Installation.read(settings("kafka: {bootstrap: '127.0.0.1:9'}\n"))
                .rules()
                .trusted();
    }

    /** With what 'rules keygen' has printed. */
    private static Path settings(String kafka) throws IOException {
        return Files.writeString(directory.resolve("crossfix.yaml"), kafka + trustedKeys);
    }

    private static Path keys() {
        return directory.resolve("keys");
    }

    private static Path key(String name) {
        return keys().resolve(name + ".key.pem");
    }

    /** Everything on the topic of rules of our rule, bytes as they are. */
    private static List<LoggedRecord> published() {
        List<LoggedRecord> records = new ArrayList<>();
        try (RawLog log = RawLog.open(system.kafka(), Topic.RULES)) {
            for (RawLog.Extent extent : log.extents()) {
                log.read(extent.partition(), extent.start(), extent.end(), records::add);
            }
        } catch (UnreadableLog e) {
            throw new AssertionError("the topic of rules cannot be read", e);
        }
        return records;
    }

    private static void write(byte @Nullable [] value, List<LoggedRecord.Header> headers) {
        ProducerRecord<byte[], byte[]> record = EndorsementHeaders.record(
                system.kafka().name(Topic.RULES), "lone", Objects.requireNonNull(value), null);
        headers.forEach(header -> record.headers().add(header.name(), header.value()));
        try (RecordProducer producer = RecordProducer.open(system.kafka())) {
            producer.send(record);
            producer.flush();
        }
    }

    private static long refusedAtTheDoor() {
        List<String> reasons = new ArrayList<>();
        try (RawLog log = RawLog.open(system.kafka(), Topic.REJECTIONS)) {
            for (RawLog.Extent extent : log.extents()) {
                log.read(
                        extent.partition(),
                        extent.start(),
                        extent.end(),
                        record -> record.headers().stream()
                                .filter(header -> header.name().equals("dlq.reason"))
                                .forEach(header -> reasons.add(
                                        new String(Objects.requireNonNull(header.value()), StandardCharsets.UTF_8))));
            }
        } catch (UnreadableLog e) {
            throw new AssertionError("the topic of rejections cannot be read", e);
        }
        assertThat(reasons).containsOnly("NOT_SIGNED");
        return reasons.size();
    }

    private static String lastText() {
        List<String> texts = new ArrayList<>();
        TopicReader.readAll(system.kafka(), Topic.RULES, arrival -> {
            if (arrival.value() instanceof Rule rule && rule.getText() != null) {
                texts.add(rule.getText());
            }
        });
        return texts.get(texts.size() - 1);
    }

    private JsonNode inForce() {
        return standing("lone");
    }

    private String note() {
        return inForce().path("notes").toString();
    }

    private JsonNode standing(String rule) {
        terminal.said();
        assertThat(crossfix("rules", "list", "--json", "--config", config.toString()))
                .isZero();
        try {
            for (JsonNode each : new ObjectMapper().readTree(terminal.said())) {
                if (each.get("rule").asText().equals(rule)) {
                    return each;
                }
            }
        } catch (IOException e) {
            throw new AssertionError("the list is no JSON", e);
        }
        return new ObjectMapper().missingNode();
    }

    private static Path genuineFile() throws IOException {
        return rule("1.0", "shots.rounds >= 1000");
    }

    private static Path rule(String version, String where) throws IOException {
        return Files.writeString(directory.resolve("lone.yaml"), text("lone", version, where));
    }

    private static String text(String name, String version, String where) {
        return """
                rule: %s
                version: "%s"
                about: many shots
                author: tests
                severity: minor
                anchor: {name: shots, kind: GUNSHOT, where: '%s'}
                """.formatted(name, version, where);
    }

    /** As Ada does it. */
    private int signed(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules", command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        if (!command.equals("verify")) {
            all.addAll(List.of(
                    "--by",
                    "ada-at-her-desk",
                    "--signer",
                    "ada",
                    "--sign-with",
                    key("ada").toString()));
        }
        return crossfix(all.toArray(String[]::new));
    }

    /** As somebody does it who knows the brokers only. */
    private int unsigned(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of("rules", command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap", system.kafka().bootstrapServers()));
        return crossfix(all.toArray(String[]::new));
    }

    private int crossfix(String... arguments) {
        return terminal.execute(arguments);
    }
}
