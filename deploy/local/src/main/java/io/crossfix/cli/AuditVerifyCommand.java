package io.crossfix.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.crossfix.audit.AuditVerdict;
import io.crossfix.audit.AuditVerification;
import io.crossfix.audit.AuditVerification.Asked;
import io.crossfix.audit.FromCheckpoint;
import io.crossfix.audit.KnownKeys;
import io.crossfix.audit.Witness;
import io.crossfix.backtest.Progress;
import io.crossfix.document.InvalidDocument;
import io.crossfix.local.DataDirectory;
import io.crossfix.report.ReportFile;
import io.crossfix.watch.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Whether the history of alerts is what was vouched for. */
@Command(
        name = "verify",
        description = {
            "Chains the history of alerts once more and compares it with every signed checkpoint.",
            "Names what is not as it was: the partition, and the two checkpoints between which it lies."
        },
        exitCodeList = {"0:nothing found", "1:something found, or failed", "2:used wrongly"})
final class AuditVerifyCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from-checkpoint",
            paramLabel = "first|OFFSET|PARTITION:OFFSET,...",
            converter = FromReader.class,
            defaultValue = "first",
            showDefaultValue = Visibility.NEVER,
            description = "Begin at the first checkpoint at or behind an offset, of all partitions or of each;"
                    + " at the beginning of the log by default.")
    private FromCheckpoint from = FromCheckpoint.FIRST;

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "Checkpoints that were kept elsewhere, as 'audit checkpoint --witness' writes them.")
    private @Nullable Path witness;

    @Option(
            names = "--public-key",
            paramLabel = "FILE|DIR",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Keys whose checkpoints count, PEM; of a directory its public-key*.pem. Those of 'crossfix up'"
                            + " in ~/.crossfix/audit by default. May be repeated.")
    private List<Path> keys = List.of(DataDirectory.audit(DataDirectory.byDefault()));

    private @Nullable Integer keptDays;

    @Option(
            names = "--kept",
            paramLabel = "DAYS",
            description = "How long the history is kept: what is gone earlier was taken away. As the crossfix.yaml of"
                    + " --config says by default, else 365.")
    void kept(int days) {
        Crossfix.demand(spec, days >= 1, "--kept must be at least 1 day, was " + days);
        keptDays = days;
    }

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Override
    public Integer call() throws InvalidDocument, JsonProcessingException {
        Screen screen = Screen.ofProcess();
        Asked asked = new Asked(
                KnownKeys.in(keys),
                witness == null ? null : Witness.at(witness),
                from,
                keptDays == null ? kafka.historyKept() : Duration.ofDays(keptDays),
                Instant.now());
        AuditVerdict verdict = AuditVerification.of(kafka.access(), asked, new Progress(screen, "records"));
        if (json) {
            RulesCommand.out(spec).println(ReportFile.text(verdict));
        } else {
            verdict.lines().forEach(RulesCommand.out(spec)::println);
        }
        return verdict.clean() ? 0 : 1;
    }

    /** Reads where to begin. */
    static final class FromReader implements ITypeConverter<FromCheckpoint> {

        @Override
        public FromCheckpoint convert(String text) {
            try {
                return FromCheckpoint.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no place to begin at, such as first, 1200 or 0:1200,3:88");
            }
        }
    }
}
