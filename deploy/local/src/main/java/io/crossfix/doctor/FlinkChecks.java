package io.crossfix.doctor;

import io.crossfix.local.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.util.TimeUtils;

/** Whether a Flink is told what a job needs that must lose nothing. A key that is not set counts as Flink 2.3's default. */
public final class FlinkChecks {

    private static final String SUBJECT = "Flink";
    private static final Duration LONGEST_BETWEEN_CHECKPOINTS = Duration.ofMinutes(1);
    private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(30);
    private static final int FEWEST_CHECKPOINTS = 2;
    private static final String MAX_PARALLELISM = "720";

    private FlinkChecks() {}

    /**
     * One danger.
     *
     * @param key of Flink's configuration
     * @param otherwise what Flink takes when it is not set
     * @param isSafe whether a value is none
     * @param advice what it costs, and what to set
     */
    private record Danger(String key, String otherwise, Predicate<String> isSafe, String advice) {

        Finding look(Map<String, String> configuration) {
            String set = FlinkKeys.set(configuration, key);
            String value = set == null ? otherwise : set;
            String said =
                    key + " is " + (value.isEmpty() ? "not set" : value) + (set == null ? " (Flink's default)" : "");
            return Finding.of(isSafe.test(value), SUBJECT, isSafe.test(value) ? said : said + ": " + advice);
        }
    }

    private static final List<Danger> DANGERS = List.of(
            is(
                    "state.backend.type",
                    "hashmap",
                    "rocksdb",
                    "state that must fit into the heap ends the job when it does not"),
            new Danger(
                    "execution.checkpointing.interval",
                    "",
                    value -> within(value, LONGEST_BETWEEN_CHECKPOINTS),
                    "what lies behind the last checkpoint is worked off again after a failure; set at most 1 min, 10 s is shipped"),
            new Danger(
                    "execution.checkpointing.dir",
                    "",
                    value -> value.contains(":/"),
                    "checkpoints in the JobManager's memory die with it; name a store that all nodes reach, with its scheme"),
            new Danger(
                    "execution.checkpointing.savepoint-dir",
                    "",
                    value -> value.contains(":/"),
                    "an upgrade has nowhere to write its savepoint to"),
            is(
                    "execution.checkpointing.externalized-checkpoint-retention",
                    "NO_EXTERNALIZED_CHECKPOINTS",
                    "RETAIN_ON_CANCELLATION",
                    "a job that is cancelled, or gives up, takes its checkpoints with it"),
            new Danger(
                    "execution.checkpointing.num-retained",
                    "1",
                    value -> number(value) >= FEWEST_CHECKPOINTS,
                    "the one checkpoint that is left may be the damaged one; set 3"),
            is("execution.checkpointing.incremental", "false", "true", "every checkpoint writes all state"),
            new Danger(
                    "execution.checkpointing.tolerable-failed-checkpoints",
                    "0",
                    value -> number(value) > 0,
                    "one failed checkpoint restarts the job; set 3"),
            new Danger(
                    "high-availability.type",
                    "NONE",
                    value -> !value.equalsIgnoreCase("none"),
                    "a JobManager that dies forgets its job; set kubernetes or zookeeper"),
            new Danger(
                    "high-availability.storageDir",
                    "",
                    value -> value.contains(":/"),
                    "whoever takes over finds nothing; name a store that all nodes reach"),
            is(
                    "pipeline.auto-generate-uids",
                    "true",
                    "false",
                    "a step without a written uid loses its state at the next upgrade without a word"),
            is(
                    "pipeline.generic-types",
                    "true",
                    "false",
                    "a record without a serializer of its own cannot be read after an upgrade"),
            is(
                    "pipeline.max-parallelism",
                    "-1",
                    MAX_PARALLELISM,
                    "state is split by it for ever; savepoints of another number are refused"),
            is(
                    "restart-strategy.type",
                    "exponential-delay",
                    "exponential-delay",
                    "a trouble that lasts ends the job for good"),
            new Danger(
                    "heartbeat.timeout",
                    "50 s",
                    value -> within(value, LONGEST_HEARTBEAT),
                    "a dead TaskManager is noticed only then; set 15 s"),
            is("taskmanager.jvm-exit-on-oom", "false", "true", "a process without memory goes on and answers nobody"),
            is(
                    "security.ssl.internal.enabled",
                    "false",
                    "true",
                    "anybody in the network can join the cluster and read its state"),
            is(
                    "security.ssl.rest.enabled",
                    "false",
                    "true",
                    "the REST interface is open to be read and written on the way"),
            is(
                    "security.ssl.rest.authentication-enabled",
                    "false",
                    "true",
                    "whoever reaches the REST interface commands the cluster"),
            is("web.submit.enable", "true", "false", "whoever reaches the page may run any code"),
            is("web.cancel.enable", "true", "false", "whoever reaches the page may end the job"),
            new Danger(
                    "web.access-control-allow-origin",
                    "*",
                    value -> !value.equals("*"),
                    "any page that an operator opens may ask this cluster; name the host of the operators' page"),
            new Danger(
                    "classloader.parent-first-patterns.additional",
                    "",
                    value -> value.contains("com.uber.h3core"),
                    "each start of the job would load H3's native library anew; set com.uber.h3core, and put h3 into lib/"),
            new Danger(
                    "env.java.opts.all",
                    "",
                    value -> LibraryChecks.unlimited(value).isEmpty(),
                    "a forged length in a record costs the heap; set -D for each of " + LibraryChecks.AVRO_LIMITS));

    private static Danger is(String key, String otherwise, String wanted, String advice) {
        return new Danger(key, otherwise, wanted::equalsIgnoreCase, advice + "; set " + wanted);
    }

    /**
     * Reads {@code config.yaml} of a directory, as Flink's processes do with {@code --configDir}.
     *
     * @return one finding for each thing that was looked at, those that are bad among them
     */
    public static List<Finding> of(Path directory) {
        if (!Files.isReadable(directory.resolve("config.yaml"))) {
            return List.of(Finding.bad(SUBJECT, "there is no config.yaml in " + directory));
        }
        try {
            return of(GlobalConfiguration.loadConfiguration(directory.toString()));
        } catch (RuntimeException e) {
            return List.of(Finding.bad(
                    SUBJECT, directory.resolve("config.yaml") + " cannot be read: " + Waiting.rootMessage(e)));
        }
    }

    /** The same of a configuration that is in force. */
    public static List<Finding> of(Configuration configuration) {
        Map<String, String> set = new TreeMap<>(configuration.toMap());
        List<Finding> findings =
                new ArrayList<>(DANGERS.stream().map(danger -> danger.look(set)).toList());
        set.keySet().stream()
                .filter(key -> !FlinkKeys.isKnown(key))
                .forEach(key -> findings.add(
                        Finding.bad(SUBJECT, key + " is no key of this Flink; it would be ignored without a word")));
        return findings;
    }

    private static boolean within(String value, Duration most) {
        try {
            Duration set = TimeUtils.parseDuration(value);
            return set.toMillis() > 0 && set.compareTo(most) <= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
