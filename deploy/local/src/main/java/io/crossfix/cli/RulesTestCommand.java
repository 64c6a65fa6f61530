package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.flow.FuseCellSettings;
import io.crossfix.flow.RuleProperties;
import io.crossfix.rules.CheckedRule;
import io.crossfix.rules.RuleFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries rules on the examples that they carry, as they are and turned about. */
@Command(
        name = "test",
        description = {
            "Checks rules, runs the examples in them, and tries on these that neither the order of arrival nor a border of",
            "cells decides anything. Exit code 1 if there is a fault or something fails."
        })
final class RulesTestCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Rules, or directories of .yaml files.")
    private List<Path> places = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What orders of arrival are drawn from.")
    private long seed;

    @Mixin
    private InstallationOption installation = new InstallationOption();

    @Override
    public Integer call() throws InvalidDocument {
        FuseCellSettings settings = installation.settings();
        List<CheckedRule> rules = CheckedRule.lint(RuleFile.in(places), settings.compiler());
        try (RuleProperties properties = new RuleProperties(settings, seed)) {
            List<CheckedRule> tried = rules.stream()
                    .map(rule -> rule.tried().with(properties::check))
                    .toList();
            return RulesLintCommand.tell(tried, spec);
        }
    }
}
