package io.crossfix.rule;

import io.crossfix.document.InvalidDocument;
import io.crossfix.document.YamlDocument;
import io.crossfix.model.risk.Reliability;
import java.util.Map;

/** Turns the text of a rule into a rule that can be asked, or says everything that is wrong with it. */
public final class RuleCompiler {

    /** Class path name of the published JSON Schema of a rule. */
    public static final String SCHEMA = "/json-schema/rule.schema.json";

    private final RuleLimits limits;
    private final ConditionLanguage language;

    /** For an installation of which nothing is known but its limits. */
    public RuleCompiler(RuleLimits limits) {
        this(limits, RuleSurroundings.NONE);
    }

    /**
     * For an installation.
     *
     * @param limits what no rule may exceed
     * @param surroundings what conditions may refer to besides facts
     */
    public RuleCompiler(RuleLimits limits, RuleSurroundings surroundings) {
        this(limits, surroundings, surroundings);
    }

    /** The same, with what has been learnt of the sensors since. */
    public RuleCompiler(RuleLimits limits, RuleSurroundings surroundings, Reliability reliability) {
        this.limits = limits;
        this.language = new ConditionLanguage(surroundings, reliability, Map.of());
    }

    /**
     * Checks a rule first against its JSON Schema, then for meaning, and compiles it.
     *
     * @param yaml the rule
     * @param source file or topic that it came from, for messages
     * @throws InvalidDocument with every fault of the stage that found some, each with line and column
     */
    public CompiledRule compile(String yaml, String source) throws InvalidDocument {
        YamlDocument document = YamlDocument.read(yaml, source, SCHEMA);
        RuleSource text = new RuleSource(document, yaml);
        return new RuleReader(limits, document.as(RuleText.class), text, language).read();
    }
}
