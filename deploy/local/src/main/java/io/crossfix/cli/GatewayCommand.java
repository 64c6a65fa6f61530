package io.crossfix.cli;

import io.crossfix.doctor.ProductionStart;
import io.crossfix.document.InvalidDocument;
import io.crossfix.gateway.sender.KeyDigest;
import io.crossfix.kafka.Topic;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.settings.GatewaySection;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The gateway alone, against a Kafka that runs elsewhere. */
@Command(
        name = "gateway",
        description = {
            "Takes payloads from senders by HTTP and MQTT, as the section gateway of a crossfix.yaml says.",
            "'crossfix up' with such a section does so too."
        })
final class GatewayCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingsFile config = new SettingsFile();

    @Option(
            names = "--data",
            showDefaultValue = Visibility.NEVER,
            paramLabel = "DIR",
            description = "Where logs are kept; ~/.crossfix/gateway by default.")
    private Path directory = DataDirectory.byDefault().resolve("gateway");

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument {
        Installation installation = config.read();
        GatewaySection section = installation.gateway();
        if (section == null) {
            throw new CommandFailed(config.path() + " has no section gateway");
        }
        try (DataDirectory data = DataDirectory.take(directory)) {
            StopSignal.listen();
            Logs.into(data.logs());
            List<Topic> topics = LiveDoor.topics(section);
            ProductionStart.demand(installation, topics, List.of(), screen::say);
            MissingTopics.create(installation, topics, screen);
            serve(installation, section);
        }
        return 0;
    }

    private void serve(Installation installation, GatewaySection section) throws InvalidDocument {
        try (RunningGateway running = RunningGateway.start(
                section, installation.kafka().access(), new LiveDoor(System.getenv(), installation.retention()))) {
            RunningGateway.lines(running, section).forEach(screen::say);
            StopSignal.awaited();
            screen.say("stopping ...");
        }
    }

    @Command(
            name = "key",
            description = {
                "Makes a random key for a sender and prints it, once: it is kept nowhere.",
                "The line with its SHA-256 belongs into the configuration."
            })
    int key(@Parameters(paramLabel = "NAME", description = "The sender's name.") String name) {
        Crossfix.demand(
                spec,
                name.matches("[a-z0-9][a-z0-9._-]{0,63}"),
                "a name is a-z, 0-9, '.', '_' and '-', was '" + name + "'");
        String key = KeyDigest.newKey(new SecureRandom());
        PrintWriter out = RulesCommand.out(spec);
        out.println("key for " + name + ", told only now: " + key);
        out.println("- {name: " + name + ", keys-sha256: [" + HexFormat.of().formatHex(KeyDigest.of(key))
                + "], feeds: [...]}");
        return 0;
    }
}
