package io.crossfix.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.document.InvalidDocument;
import io.crossfix.explain.Inquiry;
import io.crossfix.explain.ObservationSource;
import io.crossfix.explain.RecordedObservations;
import io.crossfix.explain.TopicObservations;
import io.crossfix.feeds.UnusableSource;
import io.crossfix.queue.AlertBook;
import io.crossfix.queue.AlertLine;
import io.crossfix.record.Alert;
import io.crossfix.record.Kind;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.Explanation;
import io.crossfix.watch.Screen;
import io.crossfix.wire.RecordJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why it fired, or why not. */
@Command(
        name = "explain",
        description = {
            "Explains an alert: the rules that hold, and the values that made each condition true.",
            "With --rule and --observation: why the rule holds for that observation, or how far it got and what stopped it,",
            "from the observations on Kafka or, with --replay, in recorded files."
        })
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "ALERT",
            arity = "0..1",
            showDefaultValue = Visibility.NEVER,
            description = "The alert's id, or its first 6 or more characters.")
    private @Nullable String alertId;

    @ArgGroup(exclusive = false)
    private @Nullable Asked asked;

    /** A rule and an observation. */
    static final class Asked {

        @Option(
                names = "--rule",
                paramLabel = "RULE",
                required = true,
                description = "A rule's file, or the name of one that was published or is shipped.")
        private String rule = "";

        @Option(names = "--observation", paramLabel = "ID", required = true, description = "The observation's id.")
        private String observation = "";

        @Option(names = "--kind", paramLabel = "KIND", description = "Its stream: gunshot, plate, call or camera.")
        private @Nullable Kind kind;
    }

    @ArgGroup(exclusive = false)
    private @Nullable Recorded recorded;

    /** Files to look into instead of Kafka. */
    static final class Recorded {

        @Option(
                names = "--replay",
                paramLabel = "FILE",
                required = true,
                arity = "1..*",
                description = "Recorded files to look into instead of Kafka.")
        private List<Path> files = List.of();

        @Option(names = "--mapping", paramLabel = "MAPPING", required = true, description = "What their columns mean.")
        private Path mapping = Path.of("");
    }

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = ZoneReader.class,
            defaultValue = "UTC",
            description = "The city's zone: for hours in rules, and for times in text.")
    private ZoneId zone = ZoneId.of("UTC");

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument, UnusableSource {
        Crossfix.demand(
                spec, (alertId == null) != (asked == null), "give either an ALERT, or --rule and --observation");
        if (alertId != null) {
            explain(AlertBook.read(kafka.access()).only(alertId));
        } else if (asked != null) {
            explain(asked);
        }
        return 0;
    }

    private void explain(Alert alert) {
        if (json) {
            screen.data(RecordJson.of(alert).toString());
            return;
        }
        screen.data(AlertLine.of(alert, zone));
        alert.getExplanations().forEach(screen::data);
        alert.getDegraded().forEach(gap -> screen.data("not seen: " + gap));
    }

    private void explain(Asked question) throws InvalidDocument, UnusableSource {
        CompiledRule rule = NamedRule.of(question.rule, zone, recorded == null ? kafka.access() : null);
        Inquiry.Findings found = new Inquiry(rule, source()).into(question.observation, question.kind);
        if (json) {
            screen.data(object(found).toString());
            return;
        }
        found.evidence().forEach(screen::data);
        found.about().forEach(explanation -> screen.data(explanation.text()));
        if (found.about().isEmpty()) {
            screen.data(rule + ": there is no anchor near " + question.observation);
        }
        screen.say("observations are known up to " + Instant.ofEpochMilli(found.until()));
    }

    private ObservationSource source() throws InvalidDocument {
        return recorded == null
                ? new TopicObservations(kafka.access())
                : RecordedObservations.of(recorded.files, ReplayOptions.mapping(recorded.mapping));
    }

    private static ObjectNode object(Inquiry.Findings found) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode about = object.putArray("about");
        for (Explanation explanation : found.about()) {
            ObjectNode one =
                    about.addObject().put("headline", explanation.headline()).put("holds", explanation.holds());
            explanation.lines().forEach(one.putArray("lines")::add);
        }
        found.evidence().forEach(object.putArray("evidence")::add);
        return object.put("knownUntil", Instant.ofEpochMilli(found.until()).toString());
    }
}
