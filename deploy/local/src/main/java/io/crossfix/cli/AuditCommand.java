package io.crossfix.cli;

import picocli.CommandLine.Command;

/** Proof of the history of alerts, and what it says of those who decide. */
@Command(
        name = "audit",
        description =
                "The history of alerts: signs it, verifies it, reports how alerts were answered, takes evidence out of it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AuditVerifyCommand.class,
            AuditCheckpointCommand.class,
            AuditReportCommand.class,
            AuditExportCommand.class,
            AuditVerifyExportCommand.class
        })
final class AuditCommand {}
