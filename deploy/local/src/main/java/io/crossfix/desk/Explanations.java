package io.crossfix.desk;

import io.crossfix.console.port.Explainer;
import io.crossfix.console.port.PortRefusal;
import io.crossfix.document.InvalidDocument;
import io.crossfix.explain.Inquiry;
import io.crossfix.explain.TopicObservations;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.record.Alert;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Explains as 'crossfix explain' does; one question at a time, each reads all observations of the last day. */
final class Explanations implements Explainer {

    private static final int MOST_LINES = 200;

    private final KafkaSettings kafka;
    private final KnownRules rules;
    private final Semaphore atOnce = new Semaphore(1);

    Explanations(KafkaSettings kafka, KnownRules rules) {
        this.kafka = kafka;
        this.rules = rules;
    }

    @Override
    public List<String> alert(Alert alert) {
        List<String> lines = new ArrayList<>(alert.getExplanations());
        alert.getDegraded().forEach(gap -> lines.add("not seen: " + gap));
        return lines;
    }

    @Override
    public List<String> rule(String ruleId, Kind kind, String observationId) {
        CompiledRule rule = rules.inForce(ruleId)
                .orElseThrow(() -> new PortRefusal("rule must be one whose text is known, was '" + ruleId + "'"));
        if (!atOnce.tryAcquire()) {
            throw new PortRefusal("another explanation is being worked on; ask again in a moment");
        }
        try {
            return lines(rule, new Inquiry(rule, new TopicObservations(kafka)).into(observationId, kind));
        } catch (CommandFailed | InvalidDocument | UnusableSource e) {
            throw new PortRefusal(String.valueOf(e.getMessage()));
        } finally {
            atOnce.release();
        }
    }

    private static List<String> lines(CompiledRule rule, Inquiry.Findings found) {
        List<String> lines = new ArrayList<>(found.evidence());
        found.about().forEach(explanation -> explanation.text().lines().forEach(lines::add));
        if (found.about().isEmpty()) {
            lines.add(rule + ": there is no anchor near it");
        }
        lines.add("observations are known up to " + Instant.ofEpochMilli(found.until()));
        return lines.subList(0, Math.min(lines.size(), MOST_LINES));
    }
}
