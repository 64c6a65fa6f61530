package io.crossfix.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.alert.Times;
import io.crossfix.console.port.RuleDesk;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleOutcome;
import io.crossfix.record.RuleStatus;
import io.crossfix.rule.CompiledRule;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rules.RuleHistory.Entry;
import io.crossfix.rules.Standing;
import io.crossfix.settings.StartingRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules as they were published and as the job stands to them, for the console. */
final class KnownRules implements RuleDesk {

    private static final Duration FRESH_FOR = Duration.ofSeconds(5);
    private static final int MOST_HISTORY = 200;

    private final MatchesSeen matches;
    private final Clock clock;
    private final Map<String, Text> starting;
    private final Remembered<io.crossfix.rules.RuleDesk> desk;
    private final Remembered<JobHealth> job;

    private record Text(String yaml, CompiledRule rule) {}

    /**
     * What the rules page is made of.
     *
     * @param directory of the rules that the job is started with; null for the shipped ones
     * @param job how the job is
     */
    record Known(RuleCompiler compiler, @Nullable Path directory, Supplier<JobHealth> job) {}

    /** @throws InvalidDocument when one of the rules that the job is started with is broken */
    KnownRules(KafkaSettings kafka, Known known, MatchesSeen matches, Clock clock) throws InvalidDocument {
        this.matches = matches;
        this.clock = clock;
        this.starting = starting(known.compiler(), known.directory());
        this.desk = new Remembered<>(() -> io.crossfix.rules.RuleDesk.read(kafka, known.compiler()), FRESH_FOR);
        this.job = new Remembered<>(known.job(), FRESH_FOR);
    }

    private static Map<String, Text> starting(RuleCompiler compiler, @Nullable Path directory) throws InvalidDocument {
        Map<String, Text> texts = new TreeMap<>();
        for (Map.Entry<String, String> file :
                StartingRules.byFileIfThere(directory).entrySet()) {
            CompiledRule rule = compiler.compile(file.getValue(), file.getKey());
            texts.put(rule.id(), new Text(file.getValue(), rule));
        }
        return texts;
    }

    @Override
    public List<ObjectNode> rules() {
        io.crossfix.rules.RuleDesk now = desk.get();
        return now.rules().stream().map(id -> inShort(now, id)).toList();
    }

    @Override
    public Optional<ObjectNode> rule(String id) {
        io.crossfix.rules.RuleDesk now = desk.get();
        return now.rules().contains(id) ? Optional.of(inFull(now, id)) : Optional.empty();
    }

    @Override
    public List<ObjectNode> matches(String id, boolean shadow, int most) {
        return matches.of(id, shadow, most);
    }

    /** The rule that is in force, as the job has it; empty when its text is not known. */
    Optional<CompiledRule> inForce(String id) {
        return text(desk.get(), id).map(Text::rule);
    }

    private Optional<Text> text(io.crossfix.rules.RuleDesk now, String id) {
        Optional<Text> published = now.inForce(id).flatMap(KnownRules::text);
        return published.isPresent() ? published : Optional.ofNullable(starting.get(id));
    }

    private static Optional<Text> text(Entry entry) {
        String yaml = entry.record().getText();
        CompiledRule rule = entry.compiled();
        return yaml == null || rule == null ? Optional.empty() : Optional.of(new Text(yaml, rule));
    }

    private ObjectNode inShort(io.crossfix.rules.RuleDesk now, String id) {
        Standing standing = now.standing(id);
        Optional<Rule> published = now.inForce(id).map(Entry::record);
        Optional<RuleStatus> newest = standing.newest();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("version", standing.version())
                .put("mode", standing.mode().toUpperCase(Locale.ROOT))
                .put(
                        "severity",
                        newest.map(RuleStatus::getSeverity).map(Enum::name).orElse(null))
                .put("about", text(now, id).map(text -> text.rule().about()).orElse(""))
                .put("author", newest.map(RuleStatus::getAuthor).orElse(""))
                .put("state", state(standing))
                .put("why", String.join("; ", standing.notes()))
                .put("tasks", standing.tasks())
                .put("matches24h", matches.count(id, false, clock.instant()))
                .put("shadowMatches24h", matches.count(id, true, clock.instant()))
                .put("costMicros", job.get().costMicros(id))
                .put(
                        "publishedAt",
                        published.map(Rule::getPublishedAt).map(Times::text).orElse(null))
                .put("publishedBy", published.map(Rule::getPublishedBy).orElse(null));
    }

    private static String state(Standing standing) {
        long refused = standing.words().stream()
                .filter(word -> word.getOutcome() == RuleOutcome.REFUSED)
                .count();
        return refused == 0 ? "accepted" : refused == standing.words().size() ? "refused" : "mixed";
    }

    private ObjectNode inFull(io.crossfix.rules.RuleDesk now, String id) {
        ObjectNode rule = inShort(now, id);
        rule.put("text", text(now, id).map(Text::yaml).orElse("")).put("schemaVersion", "1");
        ArrayNode history = rule.putArray("history");
        List<Entry> entries = now.history(id).entries();
        entries.subList(Math.max(0, entries.size() - MOST_HISTORY), entries.size())
                .forEach(entry -> history.add(line(entry)));
        return rule;
    }

    private static ObjectNode line(Entry entry) {
        Rule record = entry.record();
        return JsonNodeFactory.instance
                .objectNode()
                .put("publishedAt", Times.text(record.getPublishedAt()))
                .put("publishedBy", record.getPublishedBy())
                .put("mode", record.getMode() == null ? null : record.getMode().name())
                .put("change", change(entry));
    }

    private static String change(Entry entry) {
        if (entry.record().getText() == null) {
            return entry.record().getMode() == null ? "removed" : "mode";
        }
        return entry.version() == null ? "a text that cannot be read" : "version " + entry.version();
    }
}
