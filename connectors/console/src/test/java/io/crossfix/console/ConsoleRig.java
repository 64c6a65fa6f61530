package io.crossfix.console;

import io.crossfix.broker.EmbeddedKafka;
import io.crossfix.console.account.Account;
import io.crossfix.console.account.Accounts;
import io.crossfix.console.account.Role;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.kafka.Topics;
import io.crossfix.record.Alert;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A broker with the topics, a small engine and a console on it. */
final class ConsoleRig implements AutoCloseable {

    /** The password of every account of the rig. */
    static final String PASSWORD = "open sesame for tests";

    private static final int MOST_LOOKS = 2_000;

    private final Path directory;
    private final EmbeddedKafka broker;
    private final KafkaSettings kafka;
    private final SmallEngine engine;
    private final Ports ports;
    private Console console;
    private @Nullable Browser watcher;

    private ConsoleRig(Path directory, int port, Ports ports) {
        this.ports = ports;
        this.directory = directory;
        this.broker = EmbeddedKafka.in(directory.resolve("kafka")).start();
        this.kafka = KafkaSettings.at(broker.bootstrapServers());
        new TopicSetup(kafka, new Topics(Topics.DEFAULT_PREFIX, 2, 1)).create();
        this.engine = new SmallEngine(kafka);
        this.console = console(port);
    }

    static ConsoleRig start(Path directory) {
        return start(directory, 0);
    }

    static ConsoleRig start(Path directory, int port) {
        return new ConsoleRig(directory, port, MadePorts.all());
    }

    static ConsoleRig start(Path directory, Ports ports) {
        return new ConsoleRig(directory, 0, ports);
    }

    private Console console(int port) {
        makeAccounts();
        return Console.start(settings(port), ports, Clock.systemUTC());
    }

    private void makeAccounts() {
        Accounts accounts = Accounts.open(accountFile());
        if (accounts.find("operator").isEmpty()) {
            person(accounts, "viewer", Set.of(Role.VIEWER), "*");
            person(accounts, "operator", Set.of(Role.OPERATOR), "*");
            person(accounts, "second", Set.of(Role.OPERATOR), "*");
            person(accounts, "north", Set.of(Role.OPERATOR), "north");
            person(accounts, "analyst", Set.of(Role.ANALYST), "*");
            person(accounts, "admin", Set.of(Role.ADMINISTRATOR), Account.ALL_DESKS);
        }
    }

    private static void person(Accounts accounts, String account, Set<Role> roles, String desk) {
        String oneTime = accounts.create(account, new Accounts.Profile("Test " + account, roles, Set.of(desk)));
        accounts.changePassword(account, oneTime, PASSWORD);
    }

    ConsoleSettings settings(int port) {
        City city = new City(
                ZoneId.of("America/Los_Angeles"),
                List.of(new DeskArea("city", "City", null, 6), new DeskArea("north", "North", null, 6)),
                new City.Centre(-122.2708, 37.8044, 11.5),
                null,
                null);
        return new ConsoleSettings(
                kafka,
                Binding.local(port),
                city,
                SignIn.byPassword(accountFile()),
                ReasonCodes.shipped(),
                directory.resolve("reports"));
    }

    private Path accountFile() {
        return directory.resolve("accounts.json");
    }

    Console console() {
        return console;
    }

    KafkaSettings kafka() {
        return kafka;
    }

    SmallEngine engine() {
        return engine;
    }

    /** Stops the console and starts another at the same address. */
    void restartConsole() {
        int port = console.address().getPort();
        console.close();
        console = console(port);
    }

    /** Stops the console, does something meanwhile, and starts another at the same address. */
    <T> T restartConsole(Supplier<T> meanwhile) {
        int port = console.address().getPort();
        console.close();
        T done = meanwhile.get();
        console = console(port);
        return done;
    }

    /** Publishes a revision; returns when the console tells it. */
    void publish(Alert alert) {
        engine.say(alert);
        for (int look = 0; look < MOST_LOOKS; look++) {
            Browser.Seen seen = watcher().get("/api/alerts/" + alert.getAlertId());
            if (seen.json().path("revision").asInt() >= alert.getRevision()) {
                return;
            }
        }
        throw new AssertionError("the console does not tell alert " + alert.getAlertId());
    }

    private Browser watcher() {
        Browser known = watcher;
        if (known == null || known.get("/api/session").status() != 200) {
            known = Browser.of(this, "admin");
            watcher = known;
        }
        return known;
    }

    @Override
    public void close() {
        console.close();
        engine.close();
        broker.close();
    }
}
