package io.crossfix.cli;

import picocli.CommandLine.Command;

/** What people do with the risk of places. */
@Command(
        name = "risk",
        description = "Fits and judges the rolling risk of places.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RiskFitCommand.class, RiskEvaluateCommand.class})
final class RiskCommand {}
