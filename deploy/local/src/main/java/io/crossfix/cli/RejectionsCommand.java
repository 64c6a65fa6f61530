package io.crossfix.cli;

import picocli.CommandLine.Command;

/** What was refused. */
@Command(
        name = "rejections",
        description = "What was refused: counts it, and gives it to the job again when the reason has gone.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RejectionsListCommand.class, RejectionsRedriveCommand.class})
final class RejectionsCommand {}
