package io.crossfix.chaos.rig;

import io.crossfix.bench.engine.FreePorts;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Flink as it runs for real, small: ZooKeeper, two JobManagers in application mode of which one leads, two TaskManagers,
 * each with slots enough for the whole job.
 */
public final class FlinkCluster implements AutoCloseable {

    /** TaskManagers. */
    public static final int TASK_MANAGERS = 2;

    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(300);
    private static final int MOST_STARTS = 6;
    private static final Duration STOP_WITHIN = Duration.ofMinutes(2);

    private final Layout layout;
    private final Child zooKeeper;
    private final int zooKeeperPort;
    private final List<Integer> restPorts = FreePorts.some(2);
    private final List<Child> jobManagers = new CopyOnWriteArrayList<>();
    private final List<Child> taskManagers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger endedByThemselves = new AtomicInteger();
    private volatile boolean supervises;
    private int generation;

    FlinkCluster(Layout layout) {
        this.layout = layout;
        this.zooKeeperPort = FreePorts.some(1).get(0);
        this.zooKeeper = zooKeeper();
        var unused = supervisor.scheduleWithFixedDelay(this::supervise, 1, 1, TimeUnit.SECONDS);
    }

    /** As Kubernetes or systemd would: Flink's processes end themselves when they have lost touch, to be started anew. */
    private void supervise() {
        if (supervises) {
            processes().stream().filter(Child::startAgain).forEach(process -> endedByThemselves.incrementAndGet());
        }
    }

    /** How often a process has ended by itself and was started again. */
    public int endedByThemselves() {
        return endedByThemselves.get();
    }

    private Child zooKeeper() {
        Path file = layout.directory("conf").resolve("zoo.cfg");
        try {
            Files.writeString(
                    file,
                    "tickTime=1000\nclientPortAddress=127.0.0.1\nclientPort=" + zooKeeperPort
                            + "\nadmin.enableServer=false\ndataDir=" + layout.directory("zookeeper") + "\n");
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage(), e);
        }
        List<String> command = List.of(
                Layout.java(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                Layout.FRUGAL,
                "-cp",
                layout.flink(),
                "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain",
                file.toString());
        return layout.child("zookeeper", command, Map.of());
    }

    /**
     * The graph of the job's tasks.
     *
     * @param parallelism subtasks of every step
     * @param chained whether steps that follow each other are one task
     */
    record Shape(int parallelism, boolean chained) {}

    /**
     * Starts the job; returns when all of its tasks run.
     *
     * @param settings the crossfix.yaml
     * @param shape of its graph
     * @param savepoint where to go on from; null for nothing
     */
    void start(Path settings, Shape shape, @Nullable String savepoint) {
        zooKeeper.start();
        Map<String, Object> over = new HashMap<>(Map.of(
                "parallelism.default", Integer.toString(shape.parallelism()),
                "pipeline.operator-chaining.enabled", Boolean.toString(shape.chained()),
                "execution.checkpointing.dir", checkpoints().toUri().toString(),
                "execution.checkpointing.savepoint-dir",
                        layout.directory("savepoints").toUri().toString(),
                "high-availability.type", "zookeeper",
                "high-availability.storageDir", layout.directory("ha").toUri().toString(),
                // Another generation shall not find what the one before has left behind.
                "high-availability.cluster-id", "/rig-" + ++generation,
                "high-availability.zookeeper.quorum", "127.0.0.1:" + zooKeeperPort,
                "high-availability.zookeeper.client.session-timeout", "6000",
                "io.tmp.dirs", layout.directory("tmp").toString()));
        if (savepoint != null) {
            over.put("execution.state-recovery.path", savepoint);
        }
        FlinkConfiguration configuration = FlinkConfiguration.of(layout, over);
        Path directory = configuration.writtenTo(layout.directory("conf/flink-" + generation));
        for (int i = 0; i < restPorts.size(); i++) {
            jobManagers.add(jobManager(i, configuration, directory, settings));
        }
        for (int i = 0; i < TASK_MANAGERS; i++) {
            taskManagers.add(taskManager(i, configuration, directory));
        }
        processes().forEach(Child::start);
        supervises = true;
        awaitRunning();
    }

    private void awaitRunning() {
        int before = endedByThemselves.get();
        long end = System.nanoTime() + START_WITHIN.toNanos();
        while (!rest().allTasksRun()) {
            if (System.nanoTime() > end || endedByThemselves.get() - before > MOST_STARTS) {
                throw new CommandFailed("the job does not run; the log of its first JobManager ends:\n"
                        + jobManagers.get(0).tail());
            }
            Waiting.pause(LOOK_EVERY);
        }
    }

    private Child jobManager(int number, FlinkConfiguration configuration, Path directory, Path settings) {
        String name = "job-manager-" + number;
        List<String> command =
                new ArrayList<>(List.of(Layout.java(), "-Xmx400m", "-XX:MaxMetaspaceSize=256m", Layout.FRUGAL));
        command.addAll(common(name, configuration, directory));
        command.addAll(List.of(
                "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint",
                "--configDir",
                directory.toString(),
                "-D",
                "rest.port=" + restPorts.get(number),
                "-D",
                "rest.bind-port=" + restPorts.get(number),
                "--job-classname",
                "io.crossfix.cli.FusionMain",
                // Flink's parser takes a long option for any that it begins: --config would be its own --configDir.
                "--",
                "--config",
                settings.toString()));
        Path installed = layout.installed();
        return layout.child(
                name, command, Map.of("FLINK_LIB_DIR", installed.resolve("lib").toString()));
    }

    private Child taskManager(int number, FlinkConfiguration configuration, Path directory) {
        String name = "task-manager-" + number;
        int heap = FlinkConfiguration.FRAMEWORK_HEAP_MEGABYTES + layout.size().taskHeapMegabytes();
        // The first and the largest heap are one, as Flink's own scripts have it.
        List<String> command = new ArrayList<>(List.of(
                Layout.java(),
                "-Xms" + heap + "m",
                "-Xmx" + heap + "m",
                "-XX:MaxDirectMemorySize=128m",
                "-XX:MaxMetaspaceSize=192m"));
        command.addAll(layout.size().taskOptions());
        command.addAll(common(name, configuration, directory));
        command.addAll(List.of(
                "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                "--configDir",
                directory.toString(),
                "-D",
                "taskmanager.resource-id=" + name));
        return layout.child(name, command, Map.of("MALLOC_ARENA_MAX", "2"));
    }

    private List<String> common(String name, FlinkConfiguration configuration, Path directory) {
        List<String> all = new ArrayList<>(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        all.addAll(configuration.javaOptions());
        for (String opened : OPENED) {
            all.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        all.add("-Dlog4j.configurationFile=" + directory.resolve("log4j.properties"));
        all.add("-Djava.io.tmpdir=" + layout.directory("tmp"));
        all.add("-Dname=" + name);
        all.addAll(List.of("-cp", layout.flink()));
        return all;
    }

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

    /** Stops the job with a savepoint, and all processes; gives the savepoint's address. */
    String stop() {
        // A job that has been stopped ends its JobManagers, and is not to be started anew.
        supervises = false;
        String savepoint = rest().stopWithSavepoint(STOP_WITHIN);
        processes().forEach(process -> process.end(Duration.ofSeconds(10)));
        jobManagers.clear();
        taskManagers.clear();
        return savepoint;
    }

    /** What the JobManagers say, whichever of them answers. */
    public FlinkRest rest() {
        return new FlinkRest(restPorts);
    }

    /** The JobManager that leads: the one whose address ZooKeeper has handed to the TaskManagers last. */
    public Child leader() {
        return jobManagers.stream()
                .filter(Child::isAlive)
                .max((one, other) -> lastGrant(one).compareTo(lastGrant(other)))
                .orElse(jobManagers.get(0));
    }

    /** When it was last made the leader, as its log says; empty when never. */
    private String lastGrant(Child jobManager) {
        try (Stream<String> lines = Files.lines(layout.log(jobManager.name()))) {
            return lines.filter(line -> line.contains("was granted leadership")).reduce("", (before, line) -> line);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * A TaskManager that has tasks to lose, any when nobody knows which have; the number is taken modulo theirs. After a
     * failure all tasks may be on one.
     */
    public Child taskManager(int number) {
        Set<String> working = rest().workingTaskManagers();
        List<Child> all = taskManagers.stream()
                .filter(one -> working.isEmpty() || working.contains(one.name()))
                .toList();
        return all.get(number % all.size());
    }

    /** Where checkpoints are written. */
    public Path checkpoints() {
        return layout.directory("checkpoints");
    }

    /** All TaskManagers. */
    public List<Child> taskManagers() {
        return List.copyOf(taskManagers);
    }

    /** JobManagers and TaskManagers. */
    public List<Child> processes() {
        return Stream.concat(jobManagers.stream(), taskManagers.stream()).toList();
    }

    @Override
    public void close() {
        supervises = false;
        supervisor.shutdownNow();
        processes().forEach(Child::close);
        zooKeeper.close();
    }
}
