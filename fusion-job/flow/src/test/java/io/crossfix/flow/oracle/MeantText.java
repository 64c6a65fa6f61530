package io.crossfix.flow.oracle;

import io.crossfix.flow.oracle.Meant.Anchor;
import io.crossfix.flow.oracle.Meant.Part;
import io.crossfix.flow.oracle.Meant.Role;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A rule as the engine reads it. */
final class MeantText {

    private MeantText() {}

    static String of(Meant rule) {
        StringBuilder text = new StringBuilder(
                """
                rule: %s
                version: "%d.%d"
                about: drawn from a seed
                author: oracle
                severity: minor
                mode: %s
                """.formatted(rule.id(), rule.version().major(), rule.version().minor(), rule.off() ? "off" : "live"));
        text.append(anchor(rule.anchor()));
        for (Role role : Role.values()) {
            List<Part> parts =
                    rule.parts().stream().filter(part -> part.role() == role).toList();
            if (!parts.isEmpty()) {
                text.append(lower(role)).append(":\n");
                parts.forEach(part -> text.append(part(part)));
            }
        }
        if (rule.own() != null) {
            text.append(
                    "places: {%s: %s}%n".formatted(rule.own().name(), rule.own().text()));
        }
        if (rule.per() != null) {
            text.append("per: %s.%s%n"
                    .formatted(rule.per().part(), rule.per().trait().name()));
        }
        return rule.floor() > 0 ? text + "score: {floor: " + rule.floor() + "}\n" : text.toString();
    }

    private static String anchor(Anchor anchor) {
        return "anchor: {name: " + anchor.name() + ", kind: " + anchor.sort() + where(anchor.where())
                + (anchor.inside().isEmpty()
                        ? ""
                        : ", inside: "
                                + anchor.inside().stream().map(Spot::name).toList())
                + (anchor.crosses() > 0 ? ", crosses: " + anchor.crosses() : "") + "}\n";
    }

    private static String part(Part part) {
        return "  - {name: " + part.name() + ", kind: " + part.sort() + ", within: " + window(part)
                + (part.role() == Role.SEQUENCE ? times(part.times()) : count(part)) + where(part.where()) + "}\n";
    }

    private static String window(Part part) {
        String before =
                part.role() == Role.SEQUENCE ? "" : "before: " + part.window().before() + "ms, ";
        return "{" + before + "after: " + part.window().after() + "ms, radius: "
                + (long) part.window().radius() + "m}";
    }

    private static String times(Meant.Times times) {
        return ", contiguity: " + lower(times.contiguity()).replace('_', '-') + ", times: {min: " + times.min()
                + ", max: " + times.max() + "}, optional: " + times.optional();
    }

    private static String count(Part part) {
        Meant.Count count = part.count();
        return ", at-least: " + count.atLeast()
                + (count.distinct() == null
                        ? ""
                        : ", distinct: " + count.distinct().name())
                + (count.first() ? ", collect: first" : "")
                + (count.optional() ? ", optional: true" : "");
    }

    private static String where(List<Clause> clauses) {
        return clauses.isEmpty()
                ? ""
                : clauses.stream()
                        .map(clause -> clauses.size() == 1 ? clause.cel() : "(" + clause.cel() + ")")
                        .map(cel -> cel.replace("'", "''"))
                        .collect(Collectors.joining(" && ", ", where: '", "'"));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
