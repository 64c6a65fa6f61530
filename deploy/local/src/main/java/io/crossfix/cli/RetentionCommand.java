package io.crossfix.cli;

import picocli.CommandLine.Command;

/** How long anything is kept. */
@Command(
        name = "retention",
        description =
                "How long anything is kept: what a crossfix.yaml allows, what Kafka is set to, what is really there.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RetentionReportCommand.class, RetentionApplyCommand.class})
final class RetentionCommand {}
