package io.crossfix.settings;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code crossfix.yaml}: sections, each owned by the part that it is for.
 *
 * @param kafka the cluster
 * @param rules the rules to start with
 */
public record Installation(KafkaSection kafka, RulesSection rules) {

    private static final String SCHEMA = "/json-schema/crossfix.schema.json";

    public Installation {
        rules = rules == null ? RulesSection.SHIPPED : rules;
    }

    /**
     * Reads a settings file; paths in it are relative to it.
     *
     * @throws InvalidDocument with every fault and its line
     */
    public static Installation read(Path file) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(text(file), file.toString(), SCHEMA);
        Installation written = document.as(Installation.class);
        checkZone(document);
        RulesSection rules = written.rules();
        return new Installation(
                written.kafka(),
                new RulesSection(
                        besides(file, rules.directory()),
                        rules.zone(),
                        besides(file, rules.places()),
                        rules.reliability()));
    }

    private static void checkZone(YamlDocument document) throws InvalidDocument {
        String zone = document.root().at("/rules/zone").asText("UTC");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InvalidDocument(List.of(document.fault("/rules/zone", "there is no time zone '" + zone + "'")));
        }
    }

    private static String text(Path file) throws InvalidDocument {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidDocument(List.of(new Fault(file.toString(), 0, 0, "cannot be read: " + e)));
        }
    }

    private static @Nullable Path besides(Path file, @Nullable Path directory) {
        return directory == null
                ? null
                : file.toAbsolutePath().resolveSibling(directory).normalize();
    }
}
