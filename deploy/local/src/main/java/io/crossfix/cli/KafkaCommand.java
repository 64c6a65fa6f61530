package io.crossfix.cli;

import picocli.CommandLine.Command;

/** What Kafka has to be given before anything runs. */
@Command(
        name = "kafka",
        description = "Topics and access control lists of an installation, printed for the tools that make them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KafkaTopicsCommand.class, KafkaAclsCommand.class})
final class KafkaCommand {

    /** For which tool. */
    enum Format {
        COMMANDS,
        STRIMZI,
        TABLE
    }
}
