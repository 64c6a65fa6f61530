package io.crossfix.cli;

import io.crossfix.feeds.token.TokenKey;
import io.crossfix.kafka.access.Part;
import io.crossfix.settings.GatewaySection;
import io.crossfix.settings.Installation;
import io.crossfix.watch.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** What commands do before they run: look at their topics, open their doors. */
public final class Doors {

    private static final Map<String, String> ENVIRONMENT = Map.of(TokenKey.VARIABLE, "k".repeat(32));

    private Doors() {}

    /** Executes arguments as they would be typed; tells the exit code and what was printed. */
    public static String typed(String... arguments) {
        StringWriter out = new StringWriter();
        int code = Crossfix.commandLine().setOut(new PrintWriter(out)).execute(arguments);
        return code + " " + out;
    }

    /** As {@code crossfix gateway} does, without a server in front. */
    public static AutoCloseable opened(Path config) throws Exception {
        Installation installation = Installation.read(config);
        GatewaySection section = Objects.requireNonNull(installation.gateway());
        MissingTopics.create(installation, LiveDoor.topics(section), Screen.ofProcess());
        return new LiveDoor(ENVIRONMENT, installation.retention())
                .open(installation.kafka().access(), section);
    }

    /** As {@code crossfix run} and {@code crossfix outlets run} do. */
    public static void lookAtTopics(Installation installation, Part part) {
        MissingTopics.create(installation, part.rights().touched(), Screen.ofProcess());
    }
}
