package io.crossfix.chaos.rig;

import io.crossfix.gateway.sender.KeyDigest;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The installation that the rig runs: a crossfix.yaml, its rules, its register of sensors. */
final class Settings {

    /** The key of the sender at the gateway. */
    static final String SENDER_KEY = "key-of-the-fault-rig";

    private static final String RULE = ".yaml";

    private Settings() {}

    /**
     * Writes a crossfix.yaml.
     *
     * @param name of the file
     * @param bootstrap where its Kafka is
     * @param rules directory of rules
     * @param group consumer group of the job
     * @param prefix of the topics
     */
    static Path write(Layout layout, String name, String bootstrap, Path rules, String group, String prefix) {
        return write(
                layout, name, bootstrap, rules, group, prefix, layout.size().cells());
    }

    /** The same with another section about cells. */
    static Path write(
            Layout layout, String name, String bootstrap, Path rules, String group, String prefix, String cells) {
        Path file = layout.directory("conf").resolve(name);
        try {
            Files.writeString(
                    file,
                    "kafka: {bootstrap: '" + bootstrap + "', group: " + group + ", topic-prefix: " + prefix
                            + ", partitions: 4, replication: 3}\n"
                            + "rules: {directory: '" + rules + "', zone: America/Los_Angeles}\n"
                            + cells);
            return file;
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes the crossfix.yaml of the gateway. */
    static Path gateway(Layout layout, String bootstrap, Path rules, int port) {
        Path file = write(layout, "gateway.yaml", bootstrap, rules, "rig", Rig.PREFIX);
        try {
            Path sensors = resource("sensors.yaml", layout.directory("conf"));
            Files.writeString(
                    file,
                    Files.readString(file) + "gateway:\n  http: {port: " + port + "}\n  sensors: '" + sensors
                            + "'\n  senders: [{name: rig, keys-sha256: ["
                            + HexFormat.of().formatHex(KeyDigest.of(SENDER_KEY))
                            + "], feeds: [readers], rate: {per-second: 10000, at-once: 10000}}]\n"
                            + "  feeds: [{name: readers, format: axis-lpr}]\n");
            return file;
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Those of the shipped rules that a rig of its size runs; the rig's own beside them. */
    static Path rules(Layout layout) {
        Path directory = layout.directory("rules");
        try (Stream<Path> shipped = Files.list(layout.home().resolve("deploy/rules"))) {
            for (Path rule : shipped.toList()) {
                String name = rule.getFileName().toString();
                if (!name.endsWith(RULE) || layout.size().has(name.substring(0, name.length() - RULE.length()))) {
                    Files.copy(rule, directory.resolve(rule.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (layout.size() != Size.TINY) {
                resource(Size.SILENCE_RULE + RULE, directory);
            }
            return directory;
        } catch (IOException e) {
            throw new CommandFailed("the rules cannot be laid out: " + e.getMessage(), e);
        }
    }

    /**
     * Adds the rule that the n-th upgrade brings: the rig's own, in shadow, under a name of its own.
     *
     * @return the name
     */
    static String upgradedRule(Path rules, int number) {
        String name = "upgrade-" + number;
        Path file = resource("published.yaml", rules);
        try {
            String text = Files.readString(file)
                    .replace("rule: detected-volleys", "rule: " + name)
                    .replace("mode: live", "mode: shadow");
            Files.writeString(rules.resolve(name + RULE), text);
            Files.delete(file);
            return name;
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be changed: " + e.getMessage(), e);
        }
    }

    /** Copies a file of the rig into a directory. */
    static Path resource(String name, Path into) {
        Path copy = into.resolve(name);
        try (InputStream from = Settings.class.getResourceAsStream("/rig/" + name)) {
            if (from == null) {
                throw new CommandFailed("the rig's jar has no " + name);
            }
            Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new CommandFailed(copy + " cannot be written: " + e.getMessage(), e);
        }
    }
}
