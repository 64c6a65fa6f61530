package io.crossfix.bench.engine;

import io.crossfix.bench.fusion.FusionRules;
import io.crossfix.bench.plain.PlainJob;
import io.crossfix.job.FusionSettings;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.LocalFusion;
import io.crossfix.local.RunningJob;
import io.crossfix.settings.KafkaSection;
import io.crossfix.settings.StartingRules;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** What the engine's process runs. */
public enum BenchJob {
    /** Crossfix with the shipped rules, as {@code crossfix up} has it. */
    SHIPPED,
    /** Crossfix with the rules of the workload fusion-1. */
    FUSION,
    /** The same, but matches are all that is told, as the plain job's lines are: rules in shadow raise no alerts, risk is kept in silence. */
    FUSION_MATCHES,
    /** The same rules as a plain Flink CEP job, its state on the heap. */
    CEP_HEAP,
    /** That job with its state in RocksDB. */
    CEP_ROCKSDB;

    /** Its name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is what Crossfix is compared with. */
    public boolean isPlain() {
        return this == CEP_HEAP || this == CEP_ROCKSDB;
    }

    /**
     * The job of a name on the command line.
     *
     * @throws TypeConversionException when there is none
     */
    public static BenchJob named(String label) {
        return Arrays.stream(values())
                .filter(job -> job.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no job '" + label + "', only "
                        + Arrays.stream(values()).map(BenchJob::label).toList()));
    }

    /** Starts it. */
    RunningJob run(LocalFusion flink, KafkaSettings kafka) {
        return switch (this) {
            case SHIPPED -> flink.run(kafka, FusionSettings.withRules(StartingRules.in(null)));
            case FUSION -> flink.run(kafka, FusionRules.settings());
            case FUSION_MATCHES -> flink.run(kafka, FusionRules.matchesOnly());
            case CEP_HEAP -> flink.run(label(), env -> PlainJob.build(env, kafka, label(), "hashmap"));
            case CEP_ROCKSDB -> flink.run(label(), env -> PlainJob.build(env, kafka, label(), "rocksdb"));
        };
    }

    /** The topics that it has to itself where it runs beside others on one broker. */
    KafkaSection section(String bootstrap) {
        return this == SHIPPED
                ? KafkaSection.at(bootstrap)
                : new KafkaSection(bootstrap, label() + ".", label(), null, null, null);
    }
}
