package io.crossfix.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code make-certificates} makes.
 *
 * @param directory where
 */
record Certificates(Path directory) {

    /** Makes them; where some are there already, new ones by the same authority take their place. */
    Certificates made(String... parts) throws IOException, InterruptedException {
        return made(Map.of(), parts);
    }

    /** The same, with other variables of the script's environment. */
    Certificates made(Map<String, String> variables, String... parts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./make-certificates", directory.toString()));
        command.addAll(Arrays.asList(parts));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        // Short keys: they are made often here, and guard nothing.
        script.environment().putAll(Map.of("BITS", "2048", "JAVA_HOME", System.getProperty("java.home")));
        script.environment().putAll(variables);
        Process running = script.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!running.waitFor(60, TimeUnit.SECONDS) || running.exitValue() != 0) {
            throw new IllegalStateException("make-certificates failed: " + said);
        }
        return this;
    }

    /** The key of a part, with its certificate. */
    Path keys(String part) {
        return directory.resolve("kafka/" + part + "/keystore.pem");
    }

    /** The authority that everybody is signed by. */
    Path authority() {
        return directory.resolve("kafka/ca.crt");
    }

    /** What a broker or a client is told, so that it shows this key and trusts this authority. */
    static Map<String, String> showing(Path keys, Path authority) {
        return Map.of(
                "ssl.keystore.type",
                "PEM",
                "ssl.keystore.location",
                keys.toString(),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                authority.toString());
    }
}
