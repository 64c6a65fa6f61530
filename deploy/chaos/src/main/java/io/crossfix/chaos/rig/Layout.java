package io.crossfix.chaos.rig;

import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the released jars are, and where the rig keeps its files.
 *
 * @param home the project's directory
 * @param work the rig's own directory
 * @param pids where every process is noted
 * @param size how much it takes
 */
record Layout(Path home, Path work, PidFile pids, Size size) {

    /**
     * Option of Java for whatever is not measured: brokers, JobManagers, the gateway, commands. The thorough compiler would
     * take both of a small machine's cores for minutes.
     */
    static final String FRUGAL = "-XX:TieredStopAtLevel=1";

    /** @throws CommandFailed when something has not been built */
    Layout {
        for (Path built : List.of(flinkLib(home), usrlib(home), local(home).resolve("lib"))) {
            if (!Files.isDirectory(built)) {
                throw new CommandFailed(built + " is missing: build with ./mvnw -DskipTests package");
            }
        }
    }

    private static Path flinkLib(Path home) {
        return home.resolve("deploy/flink/target/lib");
    }

    private static Path usrlib(Path home) {
        return home.resolve("deploy/cluster/target/usrlib");
    }

    private static Path local(Path home) {
        return home.resolve("deploy/local/target");
    }

    /** The project's directory, of the property {@code crossfix.home} or above where this process was started. */
    static Path projectHome() {
        Path at = Path.of(System.getProperty("crossfix.home", "")).toAbsolutePath();
        while (!Files.exists(at.resolve("deploy/flink/conf/config.yaml"))) {
            at = at.getParent();
            if (at == null) {
                throw new CommandFailed("started outside of the project, without -Dcrossfix.home");
            }
        }
        return at;
    }

    /** A directory of its own below the rig's, made if missing. */
    Path directory(String name) {
        try {
            return Files.createDirectories(work.resolve(name));
        } catch (IOException e) {
            throw new CommandFailed(work.resolve(name) + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** A process of the rig, not started yet. */
    Child child(String name, List<String> command, Map<String, String> environment) {
        return new Child(name, command, environment, log(name), pids);
    }

    Path log(String name) {
        return directory("logs").resolve(name + ".log");
    }

    /** Class path of Flink's own processes. */
    String flink() {
        return flinkLib(home) + "/*";
    }

    /** Class path of the command line. */
    String commandLine() {
        return local(home).resolve("crossfix-local.jar") + ":" + local(home).resolve("lib") + "/*";
    }

    /**
     * A directory that looks like an installed Flink: the job's jars in {@code usrlib}, where application mode finds them
     * beside the directory that {@code FLINK_LIB_DIR} names.
     */
    Path installed() {
        Path jars = directory("flink/usrlib");
        try (Stream<Path> all = Files.list(usrlib(home))) {
            for (Path jar : all.toList()) {
                Path copy = jars.resolve(jar.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(jar, copy);
                }
            }
        } catch (IOException e) {
            throw new CommandFailed("the job's jars cannot be laid out: " + e.getMessage(), e);
        }
        return directory("flink/lib").getParent();
    }

    /** The Java that this process runs on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
