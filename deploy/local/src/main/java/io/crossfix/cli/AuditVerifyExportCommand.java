package io.crossfix.cli;

import io.crossfix.audit.KnownKeys;
import io.crossfix.audit.evidence.EvidenceManifest;
import io.crossfix.audit.evidence.EvidenceVerification;
import io.crossfix.local.DataDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether an export is what was signed. */
@Command(
        name = "verify-export",
        description = {
            "Compares every file of an export with its signed manifest. Needs no broker, only a public key that you have from",
            "elsewhere: one that came with the export proves nothing."
        },
        exitCodeList = {"0:nothing found", "1:something found, or failed", "2:used wrongly"})
final class AuditVerifyExportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The export.")
    private Path file = Path.of("");

    @Option(
            names = "--public-key",
            paramLabel = "FILE|DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Keys whose signature counts, PEM; of a directory its public-key*.pem. Those of 'crossfix up'"
                    + " in ~/.crossfix/audit by default. May be repeated.")
    private List<Path> keys = List.of(DataDirectory.audit(DataDirectory.byDefault()));

    @Override
    public Integer call() {
        EvidenceVerification verification = EvidenceVerification.of(file, KnownKeys.in(keys));
        PrintWriter out = RulesCommand.out(spec);
        EvidenceManifest manifest = verification.manifest();
        if (manifest != null) {
            out.println(
                    manifest.alerts().size() + " alerts, " + manifest.files().size() + " files, made "
                            + manifest.createdAt() + " by " + manifest.createdBy() + " for " + manifest.purpose()
                            + ", signed with key " + manifest.keyId());
        }
        verification.findings().forEach(finding -> out.println("FOUND " + finding));
        out.println(
                verification.findings().isEmpty()
                        ? "nothing found: every file is what was signed"
                        : verification.findings().size() + " found");
        return verification.findings().isEmpty() ? 0 : 1;
    }
}
