package io.crossfix.cli;

import io.crossfix.local.CommandFailed;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** Where libraries' warnings go. Until told otherwise they go nowhere: standard error belongs to the command. */
final class Logs {

    private static final String FILE = "/log4j2-file.xml";
    private static final String LINES = "/log4j2-json.xml";
    private static final String FORMAT = "CROSSFIX_LOG_FORMAT";

    private Logs() {}

    /**
     * From now on into {@code crossfix.log} in this directory, of bounded size; or, where the environment says so, as lines of
     * JSON to standard error, for whoever gathers them.
     *
     * @throws CommandFailed when the environment names a format that there is not
     */
    static void into(Path directory) {
        into(directory, System.getenv().getOrDefault(FORMAT, "text"));
    }

    static void into(Path directory, String format) {
        System.setProperty("crossfix.logs", directory.toString());
        Configurator.reconfigure(configuration(
                switch (format) {
                    case "text" -> FILE;
                    case "json" -> LINES;
                    default -> throw new CommandFailed(FORMAT + " must be text or json, was '" + format + "'");
                }));
    }

    private static URI configuration(String name) {
        URL found = Logs.class.getResource(name);
        if (found == null) {
            throw new CommandFailed("the build left out " + name);
        }
        try {
            return found.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path entry is always a URI", e);
        }
    }
}
