package io.crossfix.cli;

import io.crossfix.audit.Auditor;
import io.crossfix.audit.Auditor.Passed;
import io.crossfix.audit.KnownKeys;
import io.crossfix.audit.SigningKey;
import io.crossfix.audit.Witness;
import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaFailure;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Vouches for the history of alerts. */
@Command(
        name = "checkpoint",
        description = {
            "Chains what is new in the history of alerts and publishes a signed checkpoint for each partition.",
            "Compares the last checkpoint with the log first, and signs nothing that is not as it was vouched for."
        })
final class AuditCheckpointCommand implements Callable<Integer> {

    private static final Duration LEAST = Duration.ofSeconds(1);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = WaitReader.class,
            description =
                    "Go on and sign what is new at these intervals, such as 30s or 5m, until Ctrl-C; once by default.")
    private @Nullable Duration every;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            showDefaultValue = Visibility.NEVER,
            description = "Where the key to sign with is kept, made when there is none; ~/.crossfix/audit by default.")
    private Path keys = DataDirectory.audit(DataDirectory.byDefault());

    @Option(
            names = "--witness",
            paramLabel = "DIR",
            description = "Also append every checkpoint to audit-checkpoints.jsonl in this directory.")
    private @Nullable Path witness;

    @Option(
            names = "--despite-findings",
            description =
                    "Go on with partitions that are not as they were vouched for; what was found stays to be found.")
    private boolean despite;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    private final Screen screen = Screen.ofProcess();

    @Override
    public Integer call() throws InvalidDocument {
        Crossfix.demand(
                spec, every == null || every.compareTo(LEAST) >= 0, "--every must be at least 1s, was " + every);
        SigningKey key = SigningKey.in(keys);
        Witness kept = witness == null ? null : Witness.at(witness);
        try (Auditor auditor = new Auditor(kafka.access(), key, KnownKeys.in(List.of(keys)), kept, Clock.systemUTC())) {
            Passed first = auditor.pass(despite);
            tell(first);
            boolean clean = despite || first.findings().isEmpty();
            if (every != null) {
                clean &= goOn(auditor, every);
            }
            return clean ? 0 : 1;
        }
    }

    /** Whether nothing was found until the signal came. */
    private boolean goOn(Auditor auditor, Duration interval) {
        StopSignal.listen();
        boolean clean = true;
        while (!StopSignal.within(interval)) {
            clean &= again(auditor);
        }
        return again(auditor) && clean;
    }

    private boolean again(Auditor auditor) {
        try {
            Passed passed = auditor.pass(false);
            tell(passed);
            return passed.findings().isEmpty();
        } catch (KafkaFailure | CommandFailed e) { // A broker that restarts, a witness that is away: try again later.
            screen.say("crossfix: " + e.getMessage());
            return false;
        }
    }

    private void tell(Passed passed) {
        passed.signed()
                .forEach(signed -> RulesCommand.out(spec)
                        .println(
                                "signed " + signed.getTopic() + " partition " + signed.getPartition() + " up to offset "
                                        + signed.getOffset() + ", " + signed.getRecords() + " records, head "
                                        + signed.getHead().substring(0, 16) + "..., key " + signed.getKeyId()));
        if (passed.signed().isEmpty() && passed.findings().isEmpty() && every == null) {
            RulesCommand.out(spec).println("nothing new since the last checkpoint");
        }
        passed.findings()
                .forEach(finding -> screen.say(
                        "FOUND " + finding.kind() + ": " + finding.text() + (despite ? "" : "; not signed")));
        passed.ignored().forEach(finding -> screen.say("left aside, " + finding.kind() + ": " + finding.text()));
    }
}
