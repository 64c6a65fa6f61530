package io.crossfix.audit.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.audit.AuditVerdict;
import io.crossfix.audit.KnownKeys;
import io.crossfix.audit.SigningKey;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.RecordProducer;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.model.Digest;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.AuditCheckpoint;
import io.crossfix.record.EvidenceAccess;
import io.crossfix.record.Match;
import io.crossfix.report.ReportFile;
import io.crossfix.wire.RecordJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Gathers everything about alerts, signs it and writes it. Who took it with them stands in the history first. */
public final class EvidenceExport {

    private final KafkaSettings kafka;
    private final Order order;
    private final EvidenceFiles files = new EvidenceFiles(new ArrayList<>());

    /**
     * What is asked.
     *
     * @param scope which alerts
     * @param by account of whoever asks
     * @param purpose code of what for
     * @param at the time of asking
     * @param known keys whose checkpoints count
     * @param key what the export is signed with
     */
    public record Order(EvidenceScope scope, String by, String purpose, Instant at, KnownKeys known, SigningKey key) {}

    private EvidenceExport(KafkaSettings kafka, Order order) {
        this.kafka = kafka;
        this.order = order;
    }

    /**
     * Writes one.
     *
     * @param verification of the whole history, asked after the access was noted
     * @param target the file to write
     * @return what is in it
     * @throws io.crossfix.kafka.KafkaFailure when the brokers do not answer
     * @throws io.crossfix.local.CommandFailed when there is no such alert, or the file cannot be written
     */
    public static EvidenceManifest write(
            KafkaSettings kafka,
            Order order,
            InForce.Installed installed,
            Supplier<AuditVerdict> verification,
            Path target)
            throws InvalidDocument, JsonProcessingException {
        EvidenceArchive.demandNew(target);
        EvidenceExport export = new EvidenceExport(kafka, order);
        export.note(AlertLines.read(kafka, order.scope()).alerts());
        AlertLines lines = AlertLines.read(kafka, order.scope());
        export.gather(lines, new InForce(kafka, installed));
        AuditVerdict verdict = verification.get();
        export.files.text("verdict.json", ReportFile.text(verdict) + "\n");
        return export.sign(lines, verdict.clean(), target);
    }

    private void note(Set<String> alerts) {
        EvidenceAccess access = EvidenceAccess.newBuilder()
                .setAccount(order.by())
                .setRole("administrator")
                .setPurpose(order.purpose())
                .setWhat("export")
                .setAt(order.at().truncatedTo(ChronoUnit.MILLIS))
                .build();
        try (RecordProducer producer = RecordProducer.open(kafka)) {
            alerts.forEach(alert -> producer.deliver(
                    Topic.ALERT_HISTORY,
                    alert,
                    AlertHistory.newBuilder()
                            .setAlertId(alert)
                            .setAccess(access)
                            .build()));
        }
    }

    private void gather(AlertLines lines, InForce inForce) throws InvalidDocument {
        for (String alert : lines.alerts()) {
            files.lines(
                    "alerts/" + alert + "/history.jsonl",
                    lines.of(alert).stream().map(HistoryLine::json).toList());
            files.lines(
                    "alerts/" + alert + "/reviews.jsonl",
                    lines.of(alert).stream()
                            .filter(line -> line.line().getReview() != null)
                            .map(HistoryLine::json)
                            .toList());
        }
        Observations observations = new Observations();
        Set<String> versions = new TreeSet<>();
        lines.revisions().map(Alert::getEvidence).flatMap(List::stream).forEach(observations::want);
        lines.revisions().forEach(alert -> versions.addAll(alert.getRules()));
        matches(lines.matchIds(), observations, versions);
        observations.write(kafka, files);
        inForce.rules(versions, files);
        inForce.weights(lines.first(), lines.last(), files);
        checkpoints(lines);
    }

    private void matches(Set<String> ids, Observations observations, Set<String> versions) {
        List<ObjectNode> matches = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        TopicReader.readAll(kafka, Topic.MATCHES, arrival -> {
            if (arrival.value() instanceof Match match && ids.contains(match.getMatchId())) {
                matches.add(RecordJson.of(match));
                found.add(match.getMatchId());
                match.getEvidence().forEach(observations::want);
                versions.add(match.getRuleId() + "@" + match.getRuleVersion());
            }
        });
        files.lines("matches.jsonl", matches);
        ids.stream()
                .filter(id -> !found.contains(id))
                .forEach(id -> files.missing("match " + id + ": no longer on its topic"));
    }

    /** For each line the first checkpoint that vouches for it. */
    private void checkpoints(AlertLines lines) {
        List<AuditCheckpoint> genuine = new ArrayList<>();
        TopicReader.readAll(kafka, Topic.AUDIT_CHECKPOINTS, arrival -> {
            if (arrival.value() instanceof AuditCheckpoint checkpoint
                    && checkpoint.getTopic().equals(kafka.name(Topic.ALERT_HISTORY))
                    && order.known().isGenuine(checkpoint)) {
                genuine.add(checkpoint);
            }
        });
        genuine.sort(Comparator.comparing(AuditCheckpoint::getOffset));
        Set<ObjectNode> covering = new LinkedHashSet<>();
        lines.all()
                .forEach(line -> genuine.stream()
                        .filter(checkpoint ->
                                checkpoint.getPartition() == line.from().partition()
                                        && checkpoint.getOffset() >= line.from().offset())
                        .findFirst()
                        .map(RecordJson::of)
                        .ifPresentOrElse(
                                covering::add,
                                () -> files.missing("checkpoint over partition "
                                        + line.from().partition() + " offset "
                                        + line.from().offset() + ": not signed yet")));
        files.lines("checkpoints.jsonl", List.copyOf(covering));
    }

    private EvidenceManifest sign(AlertLines lines, boolean verified, Path target) throws JsonProcessingException {
        List<EvidenceManifest.Entry> entries = files.all().entrySet().stream()
                .map(file ->
                        new EvidenceManifest.Entry(file.getKey(), file.getValue().length, Digest.of(file.getValue())))
                .toList();
        EvidenceScope scope = order.scope();
        EvidenceManifest manifest = new EvidenceManifest(
                EvidenceManifest.FORM,
                order.at().toString(),
                order.by(),
                order.purpose(),
                scope.since() == null
                        ? "alerts " + scope.alerts()
                        : "alerts " + scope.alerts() + " and those raised from " + scope.since() + " until "
                                + scope.until(),
                List.copyOf(lines.alerts()),
                verified,
                order.key().id(),
                files.missing(),
                entries);
        String text = ReportFile.text(manifest) + "\n";
        String signature = order.key().sign(EvidenceManifest.FORM, text.getBytes(StandardCharsets.UTF_8));
        files.text(EvidenceManifest.FILE, text);
        files.text(EvidenceManifest.SIGNATURE, signature + "\n");
        EvidenceArchive.write(files.all(), target);
        return manifest;
    }
}
