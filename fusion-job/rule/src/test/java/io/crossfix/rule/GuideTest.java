package io.crossfix.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelFunctionDecl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The analyst's guide leaves nothing out, and its examples are rules. */
class GuideTest {

    private static final Path GUIDE = Path.of("../../deploy/docs/guide");
    private static final Pattern WHOLE_RULE =
            Pattern.compile("```yaml\\n(# yaml-language-server.*?)```", Pattern.DOTALL);
    private static final Pattern SNIPPET = Pattern.compile("```yaml\\n([^#].*?)```", Pattern.DOTALL);
    private static final String HEAD = "rule: snippet\nversion: 1\nabout: a\nauthor: a\nseverity: minor\n";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    @Test
    void everyShippedRuleHasASection() throws IOException {
        assertThat(ShippedRulesTest.files())
                .extracting(file -> "\n## " + file.getFileName().toString().replace(".yaml", "") + "\n")
                .isNotEmpty()
                .allSatisfy(heading -> assertThat(page("shipped-rules.md")).contains(heading));
    }

    @Test
    void noSectionIsAboutARuleThatIsNotThere() throws IOException {
        assertThat(page("shipped-rules.md").lines().filter(line -> line.matches("## [a-z0-9-]+")))
                .isNotEmpty()
                .allSatisfy(heading -> assertThat(Path.of("../../deploy/rules", heading.substring(3) + ".yaml"))
                        .exists());
    }

    @Test
    void everyWordOfTheGrammarOccurs() throws IOException {
        assertThat(wordsOf(new ObjectMapper().readTree(schema()), new TreeSet<>()))
                .contains("anchor", "distinct", "RISK_CROSSING", "followed-by")
                .allSatisfy(word -> assertThat(mentions(word)).as(word).isTrue());
    }

    @Test
    void everyFunctionAndFieldOccurs() throws IOException {
        List<CelFunctionDecl> functions = new FactFunctions(RuleSurroundings.NONE, RuleSurroundings.NONE, Map.of())
                .declarations(FactTypes.all().toList());
        assertThat(functions)
                .extracting(CelFunctionDecl::name)
                .contains("distance", "riskNow", "first")
                .allSatisfy(name -> assertThat(page("README.md")).contains("`" + name + "("));
        assertThat(FactField.values())
                .extracting(FactField::label)
                .allSatisfy(name -> assertThat(page("README.md")).contains("`" + name + "`"));
    }

    @Test
    void theRuleThatIsWalkedThroughIsARule() throws Exception {
        java.util.regex.Matcher found = WHOLE_RULE.matcher(page("README.md"));
        assertThat(found.find()).isTrue();
        CompiledRule rule = Table.compile(found.group(1), "guide");

        assertThat(rule.examples()).hasSizeGreaterThan(1);
        assertThat(RuleExamples.run(rule)).isEmpty();
    }

    @Test
    void everySnippetCanStandInARule() throws Exception {
        List<String> snippets = SNIPPET.matcher(page("README.md"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(snippets).hasSizeGreaterThan(8);
        for (String snippet : snippets) {
            String anchor = snippet.contains("anchor:") ? "" : "anchor: {name: shots, kind: GUNSHOT}\n";
            CompiledRule rule = Table.compile(HEAD + anchor + snippet, snippet);
            assertThat(rule.id()).isEqualTo("snippet");
        }
    }

    @Test
    void noLinkLeadsNowhere() throws IOException {
        for (String name : List.of("README.md", "shipped-rules.md")) {
            String page = page(name);
            assertThat(LINK.matcher(page).results().map(link -> link.group(1)))
                    .filteredOn(link -> !link.startsWith("http"))
                    .isNotEmpty()
                    .allMatch(link -> link.startsWith("#")
                            ? page.contains("\n## " + link.substring(1) + "\n")
                            : Files.exists(GUIDE.resolve(link)));
        }
    }

    /** As code of its own, or as a key of an example. */
    private static boolean mentions(String word) throws IOException {
        String quoted = Pattern.quote(word);
        return Pattern.compile("`" + quoted + "`|[\\s{,]" + quoted + ":")
                .matcher(page("README.md"))
                .find();
    }

    /** Every property and every word of an enumeration, but for what YAML makes of off. */
    private static Set<String> wordsOf(JsonNode schema, Set<String> words) {
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        schema.path("enum").forEach(word -> words.add(word.asText()));
        schema.forEach(inner -> wordsOf(inner, words));
        words.remove("false");
        return words;
    }

    private static InputStream schema() {
        return Objects.requireNonNull(GuideTest.class.getResourceAsStream(RuleCompiler.SCHEMA));
    }

    private static String page(String name) throws IOException {
        return Files.readString(GUIDE.resolve(name));
    }
}
