package io.crossfix.cli;

import picocli.CommandLine.Command;

/** What people do with the risk of places. */
@Command(
        name = "risk",
        description =
                "The rolling risk of places: fits, judges and publishes its weights, shows it, looks ahead. Never of persons.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RiskFitCommand.class,
            RiskCalibrateCommand.class,
            RiskEvaluateCommand.class,
            RiskPublishCommand.class,
            RiskShowCommand.class,
            RiskForecastCommand.class,
            RiskRouteCommand.class
        })
final class RiskCommand {}
