package io.crossfix.cli;

import io.crossfix.local.CommandFailed;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** Where libraries' warnings go. Until told otherwise they go nowhere: standard error belongs to the command. */
final class Logs {

    private static final String CONFIGURATION = "/log4j2-file.xml";

    private Logs() {}

    /** From now on into {@code crossfix.log} in this directory, of bounded size. */
    static void into(Path directory) {
        System.setProperty("crossfix.logs", directory.toString());
        Configurator.reconfigure(configuration());
    }

    private static URI configuration() {
        URL found = Logs.class.getResource(CONFIGURATION);
        if (found == null) {
            throw new CommandFailed("the build left out " + CONFIGURATION);
        }
        try {
            return found.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path entry is always a URI", e);
        }
    }
}
