package io.crossfix.chaos.rig;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration of production, with what a single small machine needs laid over it. */
final class FlinkConfiguration {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** What the rig takes away: the reporter cannot be told to stay on the loopback, and is started where one key is left. */
    private static final String LEFT_OUT = "metrics.reporter";

    /** Heap of a TaskManager that is not its tasks', megabytes. */
    static final int FRAMEWORK_HEAP_MEGABYTES = 96;

    private static final Map<String, Object> SMALL = Map.ofEntries(
            Map.entry("rest.address", "127.0.0.1"),
            Map.entry("rest.bind-address", "127.0.0.1"),
            Map.entry("jobmanager.rpc.address", "127.0.0.1"),
            Map.entry("jobmanager.bind-host", "127.0.0.1"),
            Map.entry("taskmanager.host", "127.0.0.1"),
            Map.entry("taskmanager.bind-host", "127.0.0.1"),
            Map.entry("taskmanager.numberOfTaskSlots", "2"),
            // Two busy cores start eight processes at once.
            Map.entry("pekko.startup-timeout", "60s"),
            // Each TaskManager has room for the whole job, and has half of it as long as both are there.
            Map.entry("taskmanager.load-balance.mode", "SLOTS"),
            Map.entry("taskmanager.cpu.cores", "1.0"),
            Map.entry("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP_MEGABYTES + "m"),
            Map.entry("taskmanager.memory.framework.off-heap.size", "64m"),
            Map.entry("taskmanager.memory.task.off-heap.size", "32m"),
            Map.entry("taskmanager.memory.network.min", "32m"),
            Map.entry("taskmanager.memory.network.max", "32m"),
            Map.entry("taskmanager.memory.managed.size", "128m"),
            Map.entry("taskmanager.memory.jvm-metaspace.size", "192m"),
            Map.entry("taskmanager.memory.jvm-overhead.min", "64m"),
            Map.entry("taskmanager.memory.jvm-overhead.max", "64m"));

    private final Map<String, Object> all;

    private FlinkConfiguration(Map<String, Object> all) {
        this.all = all;
    }

    /** @param over keys and values laid over everything else */
    static FlinkConfiguration of(Layout layout, Map<String, Object> over) {
        Path shipped = layout.home().resolve("deploy/flink/conf/config.yaml");
        try {
            Map<String, Object> all =
                    YAML.readValue(Files.readString(shipped), new TypeReference<LinkedHashMap<String, Object>>() {});
            all.keySet().removeIf(key -> key.startsWith(LEFT_OUT));
            all.putAll(SMALL);
            all.put("taskmanager.memory.task.heap.size", layout.size().taskHeapMegabytes() + "m");
            all.putAll(over);
            return new FlinkConfiguration(all);
        } catch (IOException e) {
            throw new CommandFailed(shipped + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Options of Java that the scripts of a real Flink would take from it. */
    List<String> javaOptions() {
        return List.of(String.valueOf(all.get("env.java.opts.all")).split("\\s+"));
    }

    /** Writes it where Flink's processes look for it, with a configuration of the log. */
    Path writtenTo(Path directory) {
        try {
            Files.writeString(directory.resolve("config.yaml"), YAML.writeValueAsString(all));
            Files.writeString(directory.resolve("log4j.properties"), LOG);
            return directory;
        } catch (IOException e) {
            throw new CommandFailed("Flink's configuration cannot be written: " + e.getMessage(), e);
        }
    }

    private static final String LOG = """
            rootLogger.level = INFO
            rootLogger.appenderRef.out.ref = out
            appender.out.name = out
            appender.out.type = Console
            appender.out.layout.type = PatternLayout
            appender.out.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} %m%n
            logger.kafka.name = org.apache.kafka
            logger.kafka.level = WARN
            logger.metrics.name = org.apache.flink.metrics.MetricGroup
            logger.metrics.level = ERROR
            """;
}
