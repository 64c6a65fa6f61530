package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.audit.AuditVerdict;
import io.crossfix.audit.AuditVerification;
import io.crossfix.audit.AuditVerification.Asked;
import io.crossfix.audit.FromCheckpoint;
import io.crossfix.audit.KnownKeys;
import io.crossfix.audit.SigningKey;
import io.crossfix.audit.evidence.EvidenceExport;
import io.crossfix.audit.evidence.EvidenceManifest;
import io.crossfix.audit.evidence.EvidenceScope;
import io.crossfix.audit.evidence.InForce;
import io.crossfix.backtest.Progress;
import io.crossfix.console.alert.Purpose;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.DataDirectory;
import io.crossfix.rule.RuleCompiler;
import io.crossfix.rule.RuleVersion;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about alerts, to be shown elsewhere. */
@Command(
        name = "export",
        description = {
            "Writes one signed archive: history and reviews of alerts, their matches, the observations they name (tokens only),",
            "the rules and weights that were in force, the checkpoints that vouch for the history. The export itself is written",
            "into the history first."
        },
        exitCodeList = {"0:written", "1:written of a history that is not as it was, or failed", "2:used wrongly"})
final class AuditExportCommand implements Callable<Integer> {

    private static final int LEAST_ID = 6;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "ALERT",
            description = "Ids of alerts, or their first 6 or more characters.")
    private List<String> alerts = List.of();

    @Option(
            names = "--since",
            paramLabel = "T",
            converter = PastReader.class,
            description = "Also all alerts that were raised then or later: " + PastReader.FORM + ".")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "T",
            converter = PastReader.class,
            description = "And before that time; now by default.")
    private @Nullable Instant until;

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            required = true,
            description = "What for: review, handover, investigation, quality, training, audit or disclosure.")
    private String purpose = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The zip file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Where the key of the audit trail is kept; ~/.crossfix/audit by default.")
    private Path keys = DataDirectory.audit(DataDirectory.byDefault());

    private String by = AccountName.byDefault();

    @Option(names = "--by", paramLabel = "NAME", description = AccountName.HELP)
    void by(String name) {
        by = AccountName.checked(spec, name);
    }

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        Instant now = Instant.now();
        check();
        Instant end = since != null && until == null ? now : until;
        KnownKeys known = KnownKeys.in(List.of(keys));
        KafkaSettings access = kafka.access();
        EvidenceExport.Order order = new EvidenceExport.Order(
                new EvidenceScope(alerts, since, end), by, purpose, now, known, SigningKey.in(keys));
        Duration kept = kafka.historyKept();
        EvidenceManifest manifest = EvidenceExport.write(
                access,
                order,
                installed(),
                () -> verify(access, new Asked(known, null, FromCheckpoint.FIRST, kept, now)),
                out);
        tell(manifest);
        return manifest.historyVerified() ? 0 : 1;
    }

    private void check() {
        Crossfix.demand(spec, !alerts.isEmpty() || since != null, "name alerts, or a span with --since");
        Crossfix.demand(
                spec,
                alerts.stream().allMatch(alert -> alert.length() >= LEAST_ID),
                "an alert is named by its id or the first " + LEAST_ID + " or more characters of it");
        Crossfix.demand(
                spec,
                Purpose.of(purpose).isPresent(),
                "--purpose must be one of " + Purpose.codes() + ", was '" + purpose + "'");
    }

    private static AuditVerdict verify(KafkaSettings access, Asked asked) {
        return AuditVerification.of(access, asked, new Progress(Screen.ofProcess(), "records"));
    }

    private void tell(EvidenceManifest manifest) {
        var lines = RulesCommand.out(spec);
        lines.println(out + ": " + manifest.alerts().size() + " alerts, "
                + manifest.files().size() + " files, signed with key " + manifest.keyId());
        manifest.missing().forEach(missing -> lines.println("not in it: " + missing));
        lines.println(
                manifest.historyVerified()
                        ? "the history is what was vouched for"
                        : "FOUND: the history is not what was vouched for; verdict.json in it says where");
    }

    private InForce.Installed installed() {
        return new InForce.Installed() {
            @Override
            public RuleCompiler compiler() throws InvalidDocument {
                return kafka.compiler();
            }

            @Override
            public Optional<String> rule(String rule, RuleVersion version) throws InvalidDocument {
                return kafka.startText(rule, version);
            }

            @Override
            public String weights() throws InvalidDocument {
                return kafka.risk().startingText();
            }
        };
    }
}
