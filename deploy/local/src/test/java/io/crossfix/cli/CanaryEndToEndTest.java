package io.crossfix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.audit.BackgroundAuditor;
import io.crossfix.canary.Canary;
import io.crossfix.canary.Sweep;
import io.crossfix.console.Binding;
import io.crossfix.console.City;
import io.crossfix.console.ConsoleSettings;
import io.crossfix.console.ReasonCodes;
import io.crossfix.console.SignIn;
import io.crossfix.console.account.Accounts;
import io.crossfix.console.account.Role;
import io.crossfix.desk.DeskAreas;
import io.crossfix.desk.DeskPorts;
import io.crossfix.desk.JobHealth;
import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.token.Folding;
import io.crossfix.feeds.token.KeyRing;
import io.crossfix.feeds.token.Normalisation;
import io.crossfix.feeds.token.Tokeniser;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.OpenStack;
import io.crossfix.local.Patience;
import io.crossfix.queue.AlertBook;
import io.crossfix.record.Alert;
import io.crossfix.record.PlateRead;
import io.crossfix.record.Token;
import io.crossfix.settings.StartingRules;
import io.crossfix.watch.AlertWatch;
import io.crossfix.watch.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Plates, phone numbers, names and narratives go in by every shipped format, in every field, unknown field, broken payload,
 * envelope, header and address, and come out nowhere: not in Kafka, the job's state, logs, metrics, the console, commands.
 * What identifies an observation or its sensor travels as it is by design; no canary is put there, but a marker is, and
 * where that is found a canary would have been.
 */
class CanaryEndToEndTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60), Duration.ofMillis(100));
    private static final String PASSWORD = "open sesame for tests";
    private static final String CONTROL = "control.";
    private static final String LOGS = "4 log files";
    private static final String OUTPUT = "4 standard output and error";

    @TempDir
    private Path directory;

    private final Sweep sweep = new Sweep();
    private final Map<String, Integer> received = new TreeMap<>();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final URI logging = Objects.requireNonNull(LoggerContext.getContext(false)
            .getConfiguration()
            .getConfigurationSource()
            .getURI());

    @BeforeEach
    void capture() {
        PrintStream captured = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
        Configurator.reconfigure(logging);
    }

    @Test
    void noCanaryComesOutAnywhere() throws Exception {
        Installed installed = Installed.in(directory.resolve("installed"), "2001-01-01");
        FusionSettings fusion = FusionSettings.withRules(StartingRules.in(Path.of("../rules")));
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"))) {
            Logs.into(data.logs());
            // More than 'up' logs: whoever looks for a fault will ask for it.
            Configurator.setRootLevel(Level.INFO);
            Configurator.setLevel("io.crossfix", Level.TRACE);
            makeHotlist(installed);
            try (OpenStack stack = OpenStack.start(data, fusion);
                    AlertWatch watch = AlertWatch.start(stack.kafka(), Screen.ofProcess(), Clock.systemUTC());
                    BackgroundAuditor auditor =
                            BackgroundAuditor.start(stack.kafka(), data.audit(), Screen.ofProcess()::say);
                    RunningConsole console = console(data, fusion, stack);
                    CanarySenders senders = CanarySenders.at(installed, stack.kafka(), sweep)) {
                senders.sendAll();
                Alert alert = alert(stack.kafka());
                assertThat(tokens(stack.kafka())).contains(token(installed));
                CanaryReading reading = new CanaryReading(alert, console, PASSWORD, sweep);
                reading.awaitInQueue();
                reading.readCommands(stack.kafka(), data, OUTPUT);
                reading.readConsole();
                control(stack.kafka());
                searchState(stack, data);
                sweep.look("5 metrics of the gateway", "/metrics", senders.metrics());
                sweep.look(
                        "5 numbers of the job",
                        "numbers",
                        stack.numbers().values().toString());
                sweep.topics(stack.kafka().bootstrapServers(), name -> !name.startsWith(CONTROL), "1 topic ");
                sweep.topics(stack.kafka().bootstrapServers(), name -> name.startsWith(CONTROL), "0 control: topic ");
                received.putAll(senders.became());
            }
            searchFiles(data);
        }
        sweep.look(OUTPUT, "captured", said.toByteArray());
        sweep.table().forEach(realOut::println);
        sweep.where().forEach(realOut::println);
        realOut.println("what became of what was sent: " + received);
        assertReceived();
        assertFound();
    }

    private void makeHotlist(Installed installed) throws Exception {
        Path plain = Files.writeString(
                directory.resolve("plain.csv"),
                "plate_norm,category,valid_from,valid_to,owner\n" + Canary.PLATE
                        + ",STOLEN_VEHICLE,2020-01-01T00:00:00Z,2040-01-01T00:00:00Z," + Canary.NAME + "\n");
        CommandLines.Said made = CommandLines.said(
                "hotlist", plain.toString(), "--config", installed.config().toString());
        assertThat(made.out()).contains("1 rows, 1 tokens");
        // As its owner would: it is needed no longer.
        Files.delete(plain);
    }

    private static RunningConsole console(DataDirectory data, FusionSettings fusion, OpenStack stack) throws Exception {
        Accounts accounts = Accounts.open(data.accounts());
        for (Role role : Role.values()) {
            String oneTime =
                    accounts.create("of-" + role.code(), new Accounts.Profile("Test", Set.of(role), Set.of("*")));
            accounts.changePassword("of-" + role.code(), oneTime, PASSWORD);
        }
        City city =
                new City(ZoneOffset.UTC, DeskAreas.of(fusion.alerts()), new City.Centre(-122.27, 37.8, 10), null, null);
        return RunningConsole.start(
                new ConsoleSettings(
                        stack.kafka(),
                        Binding.local(0),
                        city,
                        SignIn.byPassword(data.accounts()),
                        ReasonCodes.shipped(),
                        data.reports()),
                new RunningConsole.Told(
                        new DeskPorts.JobSettings(fusion.compiler(), Path.of("../rules"), fusion.weights(), 0.01),
                        fusion.alerts()),
                () -> JobHealth.UNKNOWN);
    }

    /** Raised by shots, a call about them and a car that is looked for. */
    private static Alert alert(KafkaSettings kafka) {
        List<Alert> found = new ArrayList<>();
        PATIENCE.await("there is an alert on shots, a call and a hit", () -> {
            found.clear();
            AlertBook.read(kafka).latest(1_000).stream()
                    .filter(alert -> alert.getMergedInto() == null)
                    .filter(alert -> alert.toString().contains("shots-called-in")
                            && alert.toString().contains("hotlist-hit-after-shots"))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(found.size() - 1);
    }

    private static Token token(Installed installed) throws Exception {
        return Objects.requireNonNull(new Tokeniser(KeyRing.open(installed.keys()), Folding.NONE)
                .token(Normalisation.PLATE, Canary.PLATE, Instant.now()));
    }

    private static Set<Token> tokens(KafkaSettings kafka) {
        Set<Token> tokens = new HashSet<>();
        TopicReader.readAll(kafka, Topic.PLATE_HIT, arrival -> {
            if (arrival.value() instanceof PlateRead read) {
                tokens.add(read.getToken());
            }
        });
        return tokens;
    }

    private void searchState(OpenStack stack, DataDirectory data) throws Exception {
        assertThat(stack.job().checkpoint()).isTrue();
        sweep.files("3 checkpoints", data.checkpoints(), file -> true);
        Path savepoint = directory.resolve("savepoint");
        stack.savepoint(savepoint);
        sweep.files("3 savepoint, canonical", savepoint, file -> true);
        sweep.files("3 working directory of RocksDB", data.work(), file -> true);
    }

    private void searchFiles(DataDirectory data) throws Exception {
        sweep.files(
                "2 data directory of the broker",
                data.kafka(),
                file -> !file.toString().contains(CONTROL));
        sweep.files("0 control: broker", data.kafka(), file -> file.toString().contains(CONTROL));
        Path scratch = Files.createDirectories(directory.resolve(CONTROL));
        byte[] behind = ("zz" + Canary.PLATE).getBytes(StandardCharsets.UTF_8);
        Files.writeString(scratch.resolve("base64"), Base64.getEncoder().encodeToString(behind));
        Files.writeString(scratch.resolve("hexadecimal"), HexFormat.of().formatHex(behind));
        Files.writeString(scratch.resolve("log"), "the car cnry-4711 of kanari VOGELSANG");
        sweep.files("0 control: files", scratch, file -> true);
        sweep.files(LOGS, data.logs(), file -> true);
        sweep.files(
                "8 all other files",
                directory,
                file -> !file.startsWith(data.kafka())
                        && !file.startsWith(data.checkpoints())
                        && !file.startsWith(data.logs())
                        && !file.startsWith(scratch)
                        && !file.startsWith(directory.resolve("savepoint")));
    }

    /** What is written in the same ways with a canary in it must be found. */
    private void control(KafkaSettings kafka) throws Exception {
        Map<String, Object> access = Map.of("bootstrap.servers", kafka.bootstrapServers(), "compression.type", "lz4");
        byte[] canary = Canary.PLATE.getBytes(StandardCharsets.UTF_16LE);
        try (Admin admin = Admin.create(access);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(access, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(
                            new NewTopic(CONTROL + "value", 1, (short) 1),
                            new NewTopic(CONTROL + "header", 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(CONTROL + "value", canary)).get();
            ProducerRecord<byte[], byte[]> beside = new ProducerRecord<>(CONTROL + "header", new byte[1]);
            beside.headers().add("h", canary);
            producer.send(beside).get();
        }
        LoggerFactory.getLogger(getClass()).info("control {}", Canary.MARKER);
    }

    private void assertFound() {
        assertThat(sweep.place("0 control: topic " + CONTROL + "value").canaries())
                .isOne();
        assertThat(sweep.place("0 control: topic " + CONTROL + "header").canaries())
                .isOne();
        assertThat(sweep.place("0 control: broker").canaries()).isEqualTo(2);
        assertThat(sweep.place("0 control: files").canaries()).isEqualTo(5);
        for (String proven : List.of(
                "1 topic crossfix.gunshot",
                "1 topic crossfix.plate-read",
                "1 topic crossfix.plate-hit",
                "1 topic crossfix.call",
                "1 topic crossfix.rejections",
                "1 topic crossfix.alerts",
                "3 checkpoints",
                "3 savepoint, canonical",
                "3 working directory of RocksDB",
                "6 console, as of-operator",
                LOGS,
                OUTPUT)) {
            assertThat(sweep.place(proven).markers())
                    .as("what would be found: " + proven)
                    .isPositive();
        }
        assertThat(sweep.where())
                .filteredOn(found -> !found.startsWith("0 control"))
                .isEmpty();
    }

    private void assertReceived() {
        for (String format : Formats.shipped()) {
            assertThat(received).containsKeys(format + " published", format + " refused");
        }
        assertThat(received).containsKeys("unknown answered 401", "unknown answered 404");
    }
}
