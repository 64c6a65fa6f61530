package io.crossfix.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JobManager in application mode and a TaskManager, each a process of its own, told what is shipped in {@code deploy/flink/conf}
 * and what a single small machine needs.
 */
record FlinkProcesses(Path directory, Map<String, Integer> ports, List<Process> processes) implements AutoCloseable {

    private static final Path SHIPPED = Path.of("../flink/conf");
    private static final List<String> OPENED = List.of(
            "java.lang",
            "java.net",
            "java.io",
            "java.nio",
            "sun.nio.ch",
            "java.lang.reflect",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks");
    private static final String SMALL = """
            rest.address: 127.0.0.1
            rest.bind-address: 127.0.0.1
            jobmanager.rpc.address: 127.0.0.1
            jobmanager.bind-host: 127.0.0.1
            taskmanager.host: 127.0.0.1
            taskmanager.bind-host: 127.0.0.1
            taskmanager.numberOfTaskSlots: 1
            parallelism.default: 1
            pekko.startup-timeout: 60s
            taskmanager.cpu.cores: 1.0
            taskmanager.memory.framework.heap.size: 96m
            taskmanager.memory.task.heap.size: 256m
            taskmanager.memory.framework.off-heap.size: 64m
            taskmanager.memory.task.off-heap.size: 32m
            taskmanager.memory.network.min: 32m
            taskmanager.memory.network.max: 32m
            taskmanager.memory.managed.size: 128m
            taskmanager.memory.jvm-metaspace.size: 192m
            taskmanager.memory.jvm-overhead.min: 64m
            taskmanager.memory.jvm-overhead.max: 64m
            """;
    private static final String LOG = """
            rootLogger.level = INFO
            rootLogger.appenderRef.out.ref = out
            appender.out.name = out
            appender.out.type = Console
            appender.out.layout.type = PatternLayout
            appender.out.layout.pattern = %d %p %c %m%n%throwable
            """;

    /**
     * Starts both.
     *
     * @param certificates with what {@code make-certificates} makes for Flink
     * @param settings the crossfix.yaml of the job
     */
    static FlinkProcesses start(Path directory, Certificates certificates, Path settings) throws Exception {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String port : List.of(
                "rest.port",
                "jobmanager.rpc.port",
                "blob.server.port",
                "taskmanager.rpc.port",
                "taskmanager.data.port")) {
            ports.put(port, freePort());
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("config.yaml"), configuration(directory, certificates, ports));
        Files.writeString(directory.resolve("log4j.properties"), LOG);
        FlinkProcesses flink = new FlinkProcesses(directory, ports, new ArrayList<>());
        flink.start(
                "jobmanager",
                "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
                "--job-classname",
                "io.crossfix.cli.FusionMain",
                "--",
                "--config",
                settings.toString());
        flink.start("taskmanager", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner");
        return flink;
    }

    /** As it is told in README.md: one file behind the other, with the password and the places of this machine. */
    private static String configuration(Path directory, Certificates certificates, Map<String, Integer> ports)
            throws IOException {
        Path stores = certificates.directory().resolve("flink");
        String shipped =
                Files.readString(SHIPPED.resolve("config.yaml")) + Files.readString(SHIPPED.resolve("config-tls.yaml"));
        String here = shipped.lines()
                // The reporter of numbers listens to the whole world.
                .filter(line -> !line.startsWith("metrics."))
                .map(line -> line.replace("/etc/crossfix/flink-tls", stores.toString())
                        .replace(": PASSWORD", ": " + password(certificates)))
                .collect(Collectors.joining("\n", "", "\n"));
        return here
                + SMALL
                + "io.tmp.dirs: " + directory + "\nexecution.checkpointing.dir: "
                + directory.resolve("checkpoints").toUri() + "\n"
                + ports.entrySet().stream()
                        .map(port -> port.getKey() + ": " + port.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    static String password(Certificates certificates) {
        try {
            return Files.readString(certificates.directory().resolve("flink/password"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx360m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + directory,
                "-Dlog4j.configurationFile=" + directory.resolve("log4j.properties")));
        OPENED.forEach(each -> command.add("--add-opens=java.base/" + each + "=ALL-UNNAMED"));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main,
                "--configDir",
                directory.toString()));
        command.addAll(List.of(arguments));
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start());
    }

    private Path log(String name) {
        return directory.resolve(name + ".log");
    }

    /** What both have said so far. */
    String logs() throws IOException {
        return Files.readString(log("jobmanager")) + Files.readString(log("taskmanager"));
    }

    /** What anybody on this machine sees of them. */
    Stream<String> commandLines() {
        return processes.stream().map(each -> each.info().commandLine().orElse(""));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        processes.forEach(Process::destroy);
        for (Process each : processes) {
            if (!each.waitFor(10, TimeUnit.SECONDS)) {
                each.destroyForcibly().waitFor();
            }
        }
    }
}
