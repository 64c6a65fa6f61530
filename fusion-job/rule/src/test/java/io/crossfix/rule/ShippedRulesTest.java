package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.model.Observation;
import io.crossfix.record.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that are shipped: each proves itself by its examples, and together they look at everything there is. */
class ShippedRulesTest {

    private static final Path RULES = Path.of("../../deploy/rules");
    private static final String SCHEMA_LINE =
            "# yaml-language-server: $schema=../../schemas/src/main/resources/json-schema/rule.schema.json\n";

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyExampleOfAShippedRuleHolds(Path file) throws Exception {
        CompiledRule rule = compile(file);

        assertThat(rule.id() + ".yaml").isEqualTo(file.getFileName().toString());
        assertThat(rule.examples().stream().map(RuleExample::match)).contains(true, false);
        assertThat(RuleExamples.run(rule)).isEmpty();
        assertThat(rule.failedConditions()).isZero();
    }

    /** Hours and weekdays of examples are those of the text, wherever the city lies. */
    @ParameterizedTest
    @MethodSource("files")
    void theyHoldInEveryZone(Path file) throws Exception {
        for (String zone : List.of("America/Los_Angeles", "Asia/Kathmandu", "Pacific/Auckland")) {
            RuleSurroundings there = new RuleSurroundings(ZoneId.of(zone), Map.of(), Map.of());
            CompiledRule rule = new RuleCompiler(Table.LIMITS, there).compile(Files.readString(file), file.toString());

            assertThat(RuleExamples.run(rule)).as(zone).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyPartIsTriedByAnExample(Path file) throws Exception {
        CompiledRule rule = compile(file);

        assertThat(usedBy(rule)).containsAll(namesOf(rule, Part.Role.AROUND, Part.Role.SEQUENCE));
        // What must not be there can only be seen by an example that it breaks; that there are fewer findings shows it,
        // too.
        for (Part part : missing(rule)) {
            assertThat(rule.examples().stream()
                            .filter(example -> saysHowMany(example) && isBroken(rule, part, example)))
                    .as("examples that '%s' breaks", part.name())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void anEditorFindsTheSchemaOfTheFile(Path file) throws IOException {
        assertThat(Files.readString(file)).startsWith(SCHEMA_LINE);
        assertThat(RULES.resolve("../../schemas/src/main/resources/json-schema/rule.schema.json"))
                .exists();
    }

    @Test
    void togetherTheyAskAboutAllStreamsAndUseEveryConstruct() throws Exception {
        Set<Kind> anchors = EnumSet.noneOf(Kind.class);
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        Set<Part.Role> roles = EnumSet.noneOf(Part.Role.class);
        List<Path> files = files();
        for (Path file : files) {
            CompiledRule rule = compile(file);
            anchors.addAll(rule.anchor().kinds());
            rule.looksAt().forEach(part -> {
                seen.add(part.kind());
                roles.add(part.role());
            });
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(10);
        assertThat(anchors).containsExactlyInAnyOrder(Kind.values());
        assertThat(seen).containsExactlyInAnyOrder(Kind.values());
        assertThat(roles).containsExactlyInAnyOrder(Part.Role.values());
    }

    private static CompiledRule compile(Path file) throws Exception {
        return Table.compile(Files.readString(file), file.toString());
    }

    private static boolean saysHowMany(RuleExample example) {
        return !example.match() || example.findings() != null;
    }

    private static List<Part> missing(CompiledRule rule) {
        return Stream.of(Part.Role.ABSENT, Part.Role.UNLESS)
                .flatMap(role -> rule.parts(role).stream())
                .toList();
    }

    private static boolean isBroken(CompiledRule rule, Part part, RuleExample example) {
        return example.given().stream()
                .filter(rule::anchors)
                .anyMatch(anchor ->
                        part.counting().isReached(part.counting().counted(candidates(rule, part, anchor, example))));
    }

    private static List<Observation> candidates(CompiledRule rule, Part part, Observation anchor, RuleExample example) {
        return example.given().stream()
                .filter(fact -> part.isCandidate(fact, rule.anchor().name(), new FactView(anchor)))
                .toList();
    }

    private static Set<String> usedBy(CompiledRule rule) {
        Set<String> used = new TreeSet<>();
        try (Matcher matcher = new Matcher()) {
            for (RuleExample example : rule.examples()) {
                RuleExamples.findings(matcher, rule, example).stream()
                        .flatMap(finding -> finding.evidence().stream())
                        .forEach(piece -> used.add(piece.step()));
            }
        }
        return used;
    }

    private static List<String> namesOf(CompiledRule rule, Part.Role... roles) {
        List<String> names = new ArrayList<>(List.of(rule.anchor().name()));
        Stream.of(roles)
                .flatMap(role -> rule.parts(role).stream())
                .map(Part::name)
                .forEach(names::add);
        return names;
    }
}
