package io.crossfix.audit.evidence;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.Topic;
import io.crossfix.kafka.TopicReader;
import io.crossfix.record.RiskWeightsDocument;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import io.crossfix.rules.RuleLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules and the weights of risk that alerts were raised with. */
public final class InForce {

    private final KafkaSettings kafka;
    private final Installed installed;

    /** What the job of this installation is started with. */
    public interface Installed {

        /** What turns texts into rules there. */
        RuleCompiler compiler() throws InvalidDocument;

        /** Text of a version of a rule in its directory, if it is there. */
        Optional<String> rule(String rule, RuleVersion version) throws InvalidDocument;

        /** Text of its weights, and what to call them. */
        String weights() throws InvalidDocument;
    }

    InForce(KafkaSettings kafka, Installed installed) {
        this.kafka = kafka;
        this.installed = installed;
    }

    /** Puts the text of each version into a file. */
    void rules(Iterable<String> versions, EvidenceFiles files) throws InvalidDocument {
        RuleLog published = RuleLog.read(kafka, installed.compiler());
        for (String name : versions) {
            int at = name.lastIndexOf('@');
            String rule = name.substring(0, at);
            RuleVersion version = RuleVersion.parse(name.substring(at + 1));
            Optional<String> text =
                    published.of(rule).of(version).map(entry -> entry.record().getText());
            text = text.isPresent() ? text : installed.rule(rule, version);
            text.ifPresentOrElse(
                    found -> files.text("rules/" + name + ".yaml", found),
                    () -> files.missing("rule " + name + ": neither published within a year nor with the job"));
        }
    }

    /** Puts the weights that were in force at any time of a span into files, in their order. */
    void weights(Instant first, Instant last, EvidenceFiles files) throws InvalidDocument {
        List<RiskWeightsDocument> wanted = new ArrayList<>();
        TopicReader.readAll(kafka, Topic.RISK_WEIGHTS, arrival -> {
            if (arrival.value() instanceof RiskWeightsDocument document
                    && !document.getPublishedAt().isAfter(last)) {
                wanted.add(document);
            }
        });
        // Of those before the span only the last was in force within it.
        while (wanted.size() > 1 && !wanted.get(1).getPublishedAt().isAfter(first)) {
            wanted.remove(0);
        }
        if (wanted.isEmpty() || wanted.get(0).getPublishedAt().isAfter(first)) {
            files.text("risk-weights/with-the-job.yaml", installed.weights());
        }
        wanted.forEach(document -> files.text(
                "risk-weights/" + document.getPublishedAt().toString().replace(':', '-') + ".yaml",
                document.getText()));
    }
}
