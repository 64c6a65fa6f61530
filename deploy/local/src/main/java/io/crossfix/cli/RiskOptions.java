package io.crossfix.cli;

import io.crossfix.document.InvalidDocument;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.outlook.KnownRisk;
import io.crossfix.outlook.KnownRisk.ChosenWeights;
import io.crossfix.settings.WeightsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where risk is read, at what time it is looked at, and what its future is reckoned with. */
final class RiskOptions {

    /** Nobody looks at such old readings as if they were of today, unless without knowing. */
    private static final Duration STALE = Duration.ofDays(1);

    @Mixin
    private KafkaOption kafka = new KafkaOption();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = AskedTime.Reader.class,
            description = "When: " + AskedTime.FORM + "; now by default.")
    private @Nullable AskedTime at;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Weights to reckon with; by default those published last, else those of --config, else the"
                    + " shipped ones.")
    private @Nullable Path weights;

    KafkaSettings access() throws InvalidDocument {
        return kafka.access();
    }

    /** Everything that is known. */
    KnownRisk known() throws InvalidDocument {
        return KnownRisk.read(access());
    }

    /** Probability of NOW from which on the job tells a cell every minute, [0, 1]. */
    double floor() throws InvalidDocument {
        return kafka.risk().settings().floor();
    }

    /** Whether a time was asked about. */
    boolean isTimeGiven() {
        return at != null;
    }

    /**
     * The time to look at, milliseconds since epoch.
     *
     * @param err is told when the readings are old and nobody has asked about their time
     */
    long millis(KnownRisk known, PrintWriter err) {
        Instant clock = Clock.systemUTC().instant();
        Optional<Instant> newest = known.newest();
        if (at == null && newest.isPresent() && newest.get().plus(STALE).isBefore(clock)) {
            err.println("crossfix: the newest reading is of " + newest.get()
                    + " and has decayed since; --at latest looks at it as of then");
            err.flush();
        }
        return (at == null ? new AskedTime(null, false) : at).millis(clock, newest);
    }

    /** What to reckon with. */
    ChosenWeights weights(KnownRisk known) throws InvalidDocument {
        if (weights != null) {
            return new ChosenWeights(WeightsFile.read(weights).weights(), "the file " + weights);
        }
        Optional<ChosenWeights> published = known.published();
        if (published.isPresent()) {
            return published.get();
        }
        Path configured = kafka.risk().weights();
        return new ChosenWeights(
                kafka.risk().startingWeights(kafka.zone()), configured == null ? "shipped" : "the file " + configured);
    }
}
