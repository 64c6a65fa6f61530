package io.crossfix.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.Rule;
import io.crossfix.record.RuleStatus;
import io.crossfix.watch.TextTable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules in force as a table for people or as JSON for programs. */
public final class RuleRows {

    private static final List<String> HEADS =
            List.of("RULE", "VERSION", "MODE", "SEVERITY", "AUTHOR", "PUBLISHED", "BY", "SIGNED", "ACCEPTED");

    private RuleRows() {}

    /** A line for each rule, and indented below it what else is to be known. */
    public static List<String> text(RuleDesk desk) {
        List<List<String>> rows = new ArrayList<>(List.of(HEADS));
        List<Standing> standings = standings(desk);
        standings.forEach(standing -> rows.add(cells(desk, standing)));
        List<String> table = TextTable.lines(rows);
        List<String> lines = new ArrayList<>(List.of(table.get(0)));
        for (int i = 0; i < standings.size(); i++) {
            lines.add(table.get(i + 1));
            standings.get(i).notes().forEach(note -> lines.add("    " + note));
        }
        return lines;
    }

    /** An array with an object for each rule. */
    public static String json(RuleDesk desk) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        standings(desk).forEach(standing -> array.add(object(desk, standing)));
        return array.toString();
    }

    private static List<Standing> standings(RuleDesk desk) {
        return desk.rules().stream()
                .map(desk::standing)
                .filter(standing -> standing.isInForce() || !standing.notes().isEmpty())
                .toList();
    }

    private static List<String> cells(RuleDesk desk, Standing standing) {
        Optional<RuleHistory.Entry> entry = desk.inForce(standing.rule());
        Optional<Rule> published = entry.map(RuleHistory.Entry::record);
        return List.of(
                standing.rule(),
                standing.version().isEmpty() ? "-" : standing.version(),
                standing.mode(),
                severity(standing),
                standing.newest().map(RuleStatus::getAuthor).orElse(""),
                published
                        .map(rule -> rule.getPublishedAt()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                        .orElse("with the job"),
                published.map(Rule::getPublishedBy).orElse("-"),
                entry.map(RuleHistory.Entry::signer).orElse("-"),
                standing.accepted() + " of " + standing.tasks() + " tasks");
    }

    private static ObjectNode object(RuleDesk desk, Standing standing) {
        Optional<RuleHistory.Entry> entry = desk.inForce(standing.rule());
        Optional<Rule> published = entry.map(RuleHistory.Entry::record);
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("rule", standing.rule())
                .put("version", standing.version())
                .put("mode", standing.mode())
                .put("severity", severity(standing))
                .put("author", standing.newest().map(RuleStatus::getAuthor).orElse(""))
                .put(
                        "publishedAt",
                        published.map(rule -> rule.getPublishedAt().toString()).orElse(null))
                .put("publishedBy", published.map(Rule::getPublishedBy).orElse(null))
                .put("signedBy", entry.map(RuleHistory.Entry::signer).orElse(null))
                .put("acceptedBy", standing.accepted())
                .put("tasks", standing.tasks())
                .put("failedConditions", standing.failedConditions());
        ArrayNode notes = object.putArray("notes");
        standing.notes().forEach(notes::add);
        return object;
    }

    private static String severity(Standing standing) {
        return standing.newest()
                .map(RuleStatus::getSeverity)
                .map(severity -> severity.name().toLowerCase(Locale.ROOT))
                .orElse("-");
    }
}
