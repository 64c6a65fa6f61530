package io.crossfix.cli;

import picocli.CommandLine.Command;

/** Alerts to other systems. */
@Command(
        name = "outlets",
        description = "Alerts to other systems: tells them, shows what is told, what was given up.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {OutletsRunCommand.class, OutletsShowCommand.class, OutletsDeadCommand.class})
final class OutletsCommand {}
