package io.crossfix.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Secrets of Kafka's clients stay in files: <code>${file:/path/of.properties:key}</code> is a value of a properties file,
 * <code>${directory:/path:name}</code> the content of a file. Only Kafka's own client reads them, when it is opened; what is
 * handed around here, and to Flink, are the references.
 */
public final class SecretFiles {

    private static final String PROVIDERS = "config.providers";

    private static final String REFERENCE = "${";

    /** Names of what nobody else may know; of the key of PEM there is a form that names a file. */
    private static final Pattern SECRET =
            Pattern.compile(".*(password|secret|jaas\\.config|keystore\\.key|token|credential).*");

    /** Secret by its name, but only an address, a class or a number. */
    private static final Pattern HARMLESS =
            Pattern.compile("sasl\\.oauthbearer\\.(token\\.endpoint\\.url|scope.*)|.*\\.class");

    private static final Pattern JAAS_PASSWORD =
            Pattern.compile("(?i)(password|secret)\\w*\\s*=\\s*[\"']?(?!\\$\\{)[^\\s\"';]");

    private SecretFiles() {}

    /** The same properties; where one refers to a file, Kafka's client is also told how to read it. */
    static Map<String, String> enabledIn(Map<String, String> properties) {
        if (properties.containsKey(PROVIDERS)
                || properties.values().stream().noneMatch(value -> value.contains(REFERENCE))) {
            return Map.copyOf(properties);
        }
        Map<String, String> all = new HashMap<>(properties);
        all.put(PROVIDERS, "file,directory");
        all.put(PROVIDERS + ".file.class", FileConfigProvider.class.getName());
        all.put(PROVIDERS + ".directory.class", DirectoryConfigProvider.class.getName());
        return Map.copyOf(all);
    }

    /** The names of properties that hold a secret instead of saying in which file it is, sorted. */
    public static List<String> written(Map<String, String> properties) {
        List<String> open = new ArrayList<>();
        properties.forEach((name, value) -> {
            boolean isSecret =
                    SECRET.matcher(name).matches() && !HARMLESS.matcher(name).matches();
            if (isSecret && holdsOne(name, value)) {
                open.add(name);
            }
        });
        return open.stream().sorted().toList();
    }

    /** A login module needs no password where the ticket or the token comes from elsewhere. */
    private static boolean holdsOne(String name, String value) {
        if (name.endsWith("jaas.config")) {
            return JAAS_PASSWORD.matcher(value).find();
        }
        return !value.isBlank() && !value.startsWith(REFERENCE);
    }
}
