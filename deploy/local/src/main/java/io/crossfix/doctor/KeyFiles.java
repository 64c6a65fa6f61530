package io.crossfix.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that properties of Kafka's clients name: key stores, and those that secrets are read from. */
final class KeyFiles {

    private static final Pattern STORE = Pattern.compile("(.*\\.)?ssl\\.(key|trust)store\\.location");
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{(?:file:([^:}]+):[^}]*|directory:([^:}]+):([^}]+))\\}");

    private KeyFiles() {}

    /** One finding for each file that is named; what is in them is not looked at. */
    static List<Finding> of(Map<String, String> properties) {
        List<Finding> findings = new ArrayList<>();
        new TreeMap<>(properties).forEach((name, value) -> {
            Matcher reference = REFERENCE.matcher(value);
            while (reference.find()) {
                findings.add(look(name, file(reference)));
            }
            if (STORE.matcher(name).matches() && !value.startsWith("${")) {
                findings.add(look(name, Path.of(value)));
            }
        });
        return findings;
    }

    private static Path file(Matcher reference) {
        return reference.group(1) != null
                ? Path.of(reference.group(1))
                : Path.of(reference.group(2), reference.group(3));
    }

    private static Finding look(String name, Path file) {
        boolean readable = Files.isRegularFile(file) && Files.isReadable(file);
        return Finding.of(
                readable,
                "settings",
                "kafka.properties." + name + " names " + file
                        + (readable ? ", which can be read" : ", which is no file that this account can read"));
    }
}
