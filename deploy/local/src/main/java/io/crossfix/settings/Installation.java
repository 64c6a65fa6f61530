package io.crossfix.settings;

import io.crossfix.document.Fault;
import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.SecretFiles;
import io.crossfix.kafka.Topics;
import io.crossfix.model.desk.DeskMap;
import io.crossfix.model.risk.RiskWeights;
import io.crossfix.rule.RuleSurroundings;
import io.crossfix.rule.signature.TrustedKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code crossfix.yaml}: sections, each owned by the part that it is for.
 *
 * @param kafka the cluster
 * @param rules the rules to start with
 * @param risk what the risk of places begins with
 * @param desks who owns which area
 * @param alerts how alerts call for people
 * @param retention how long anything may be kept
 * @param gateway the way in for senders; null for none
 * @param outlets whom alerts are told to
 * @param cells what the job remembers of places
 * @param profile who relies on it
 */
public record Installation(
        KafkaSection kafka,
        RulesSection rules,
        RiskSection risk,
        DesksSection desks,
        AlertsSection alerts,
        RetentionSection retention,
        @Nullable GatewaySection gateway,
        OutletsSection outlets,
        CellsSection cells,
        Profile profile) {

    private static final String SCHEMA = "/json-schema/crossfix.schema.json";

    public Installation {
        rules = rules == null ? RulesSection.SHIPPED : rules;
        risk = risk == null ? RiskSection.SHIPPED : risk;
        desks = desks == null ? DesksSection.SHIPPED : desks;
        alerts = alerts == null ? AlertsSection.SHIPPED : alerts;
        retention = retention == null ? RetentionSection.SHIPPED : retention;
        outlets = outlets == null ? OutletsSection.SHIPPED : outlets;
        cells = cells == null ? CellsSection.SHIPPED : cells;
        profile = profile == null ? Profile.LAPTOP : profile;
    }

    /** One of which nothing is known but that its Kafka is in this process. */
    public static Installation bare() {
        return new Installation(
                KafkaSection.at(KafkaSection.DEFAULT_BOOTSTRAP),
                RulesSection.SHIPPED,
                RiskSection.SHIPPED,
                DesksSection.SHIPPED,
                AlertsSection.SHIPPED,
                RetentionSection.SHIPPED,
                null,
                OutletsSection.SHIPPED,
                CellsSection.SHIPPED,
                Profile.LAPTOP);
    }

    /** The same with other rules and another risk. */
    public Installation with(RulesSection otherRules, RiskSection otherRisk) {
        return new Installation(
                kafka, otherRules, otherRisk, desks, alerts, retention, gateway, outlets, cells, profile);
    }

    /** The topics as they are to be. */
    public Topics topics() {
        return kafka.topics().keeping(retention.topics());
    }

    /**
     * Everything that the job is told.
     *
     * @throws InvalidDocument with every fault of the files of places and areas and of the document of weights
     */
    public FusionSettings fusion() throws InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        RuleSurroundings surroundings = sound(rules::surroundings, RuleSurroundings.NONE, faults);
        RiskWeights weights = sound(() -> risk.startingWeights(surroundings.zone()), RiskWeights.SHIPPED, faults);
        DeskMap map = sound(desks::map, DeskMap.DEFAULT, faults);
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
        return cells.in(FusionSettings.withRules(StartingRules.in(rules.directory()), surroundings))
                .withRisk(risk.settings(), weights)
                .withAlerts(alerts.settings(map))
                .withRetention(retention.observed())
                .trusting(rules.trusted());
    }

    /** Something that is read from a document. */
    private interface Reading<T> {
        T read() throws InvalidDocument;
    }

    private static <T> T sound(Reading<T> reading, T otherwise, List<Fault> faults) {
        try {
            return reading.read();
        } catch (InvalidDocument e) {
            faults.addAll(e.faults());
            return otherwise;
        }
    }

    /**
     * Reads a settings file; paths in it are relative to it.
     *
     * @throws InvalidDocument with every fault and its line
     */
    public static Installation read(Path file) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(text(file), file.toString(), SCHEMA);
        Installation written = document.as(Installation.class);
        check(document, written);
        RulesSection rules = written.rules();
        return new Installation(
                written.kafka(),
                new RulesSection(
                        besides(file, rules.directory()),
                        rules.zone(),
                        besides(file, rules.places()),
                        rules.reliability(),
                        rules.trustedKeys()),
                written.risk().with(besides(file, written.risk().weights())),
                written.desks().with(besides(file, written.desks().areas())),
                written.alerts(),
                written.retention(),
                written.gateway() == null ? null : written.gateway().with(path -> besides(file, path)),
                written.outlets(),
                written.cells(),
                written.profile());
    }

    private static void check(YamlDocument document, Installation written) throws InvalidDocument {
        List<Fault> faults = new ArrayList<>();
        checkZone(document, faults);
        checkTrustedKeys(document, written.rules(), faults);
        checkSecrets(document, written.kafka(), faults);
        if (written.gateway() != null) {
            faults.addAll(GatewayChecks.faults(document, written.gateway()));
        }
        if (!faults.isEmpty()) {
            throw new InvalidDocument(faults);
        }
    }

    /** What stands in this file is read by many, and copied. */
    private static void checkSecrets(YamlDocument document, KafkaSection kafka, List<Fault> faults) {
        for (String name : SecretFiles.written(kafka.access().clientProperties())) {
            faults.add(document.fault(
                    "/kafka/properties/" + name,
                    name + " holds a secret; secrets belong into files: ${file:/path/of.properties:key}"
                            + " or ${directory:/path:name}"));
        }
    }

    private static void checkTrustedKeys(YamlDocument document, RulesSection rules, List<Fault> faults) {
        if (rules.trustedKeys() == null) {
            return;
        }
        rules.trustedKeys().forEach((name, key) -> {
            try {
                TrustedKeys.read(key);
            } catch (IllegalArgumentException e) {
                faults.add(document.fault("/rules/trusted-keys/" + name, String.valueOf(e.getMessage())));
            }
        });
    }

    private static void checkZone(YamlDocument document, List<Fault> faults) {
        String zone = document.root().at("/rules/zone").asText("UTC");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            faults.add(document.fault("/rules/zone", "there is no time zone '" + zone + "'"));
        }
    }

    private static String text(Path file) throws InvalidDocument {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidDocument(List.of(new Fault(file.toString(), 0, 0, "cannot be read: " + e)));
        }
    }

    static @Nullable Path besides(Path file, @Nullable Path other) {
        return other == null
                ? null
                : file.toAbsolutePath().resolveSibling(other).normalize();
    }
}
