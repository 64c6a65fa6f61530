package io.crossfix.bench.gateway;

import io.crossfix.bench.engine.FreePorts;
import io.crossfix.bench.report.Machine;
import io.crossfix.bench.report.Output;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.kafka.TopicSetup;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.settings.KafkaSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much the gateway takes in, and that it loses nothing when processes are killed. */
@Command(
        name = "gateway",
        description = {
            "Requests that the gateway accepts, and their times, with the gateway on one core and the rest elsewhere;",
            "then sends numbers while gateway and broker are killed, and looks whether every accepted one was kept."
        })
public final class GatewayCommand implements Callable<Integer> {

    private static final int GATEWAY_CORE = 0;
    private static final int OTHER_CORE = 1;
    private static final int WARM_UP_RATE = 1_000;
    private static final Duration LOSS_WITHIN = Duration.ofMinutes(10);

    @Option(names = "--senders", defaultValue = "32", description = "Senders at a time, a connection each.")
    private int senders;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "500,1000,2000,3000,4000,6000",
            description = "Requests a second.")
    private List<Integer> rates = List.of();

    @Option(names = "--seconds", defaultValue = "15", description = "How long to measure at each rate.")
    private int seconds;

    @Option(names = "--numbers", defaultValue = "100000", description = "Numbers to send while processes are killed.")
    private long numbers;

    @Option(names = "--kills", defaultValue = "6", description = "Kills, of the gateway and the broker in turn.")
    private int kills;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON too.")
    private @Nullable Path json;

    /** What was measured. */
    record Report(
            Machine machine, int senders, int seconds, boolean pinned, List<Load.Reading> load, Loss.Outcome loss) {

        String text() {
            List<String> lines = new ArrayList<>();
            lines.add(senders + " senders, " + seconds + " s at each rate, gateway "
                    + (pinned ? "on core 0, broker and senders on core 1" : "on any core: no taskset here")
                    + "; milliseconds from when a request was due");
            lines.add(Load.Reading.heading());
            load.forEach(each -> lines.add(each.text()));
            lines.add(loss.text());
            return String.join("\n", lines);
        }
    }

    @Override
    public Integer call() throws IOException {
        Machine machine = Machine.here();
        boolean pinned = Part.canPin() && Runtime.getRuntime().availableProcessors() > OTHER_CORE;
        Path directory = Files.createTempDirectory("crossfix-bench-");
        try {
            List<Load.Reading> load = load(directory.resolve("load"), pinned);
            Loss.Outcome loss = loss(directory.resolve("loss"), numbers, kills, senders);
            Report report = new Report(machine, senders, seconds, pinned, load, loss);
            Output.write(report.text(), report, json);
            return loss.lost() == 0 ? 0 : 1;
        } finally {
            DataDirectory.delete(directory);
        }
    }

    private List<Load.Reading> load(Path directory, boolean pinned) {
        List<Integer> ports = FreePorts.some(2);
        int brokerPort = ports.get(0);
        int port = ports.get(1);
        List<Load.Reading> readings = new ArrayList<>();
        // Before the broker starts, which inherits it.
        pinSelf(pinned, Integer.toString(OTHER_CORE));
        try (Part broker = broker(directory, brokerPort);
                Part gateway = gateway(pinned ? GATEWAY_CORE : null, port, brokerPort)) {
            Load load = new Load(port, senders);
            Output.say("warming up ...");
            load.at(WARM_UP_RATE, seconds);
            for (int rate : rates) {
                Output.say("measuring at " + rate + "/s ...");
                readings.add(load.at(rate, seconds));
            }
        } finally {
            pinSelf(pinned, "0-" + (Runtime.getRuntime().availableProcessors() - 1));
        }
        return readings;
    }

    /**
     * Sends numbers while the gateway and the broker are killed in turn.
     *
     * @param directory of the broker
     */
    static Loss.Outcome loss(Path directory, long numbers, int kills, int senders) {
        List<Integer> ports = FreePorts.some(2);
        int brokerPort = ports.get(0);
        int port = ports.get(1);
        try (Part broker = broker(directory, brokerPort);
                Part gateway = gateway(null, port, brokerPort)) {
            List<Runnable> all = new ArrayList<>();
            for (int i = 0; i < kills; i++) {
                Part victim = i % 2 == 0 ? gateway : broker;
                String name = i % 2 == 0 ? "gateway" : "broker";
                all.add(() -> {
                    Output.say("kill -9 of the " + name);
                    victim.killAndStart();
                });
            }
            return new Loss(port, numbers, LOSS_WITHIN).run(senders, all, new NumberTopic(kafka(brokerPort)));
        }
    }

    private static Part broker(Path directory, int port) {
        Part broker = new Part(null, "--data", directory.toString(), "--port", Integer.toString(port));
        try {
            KafkaSection section = KafkaSection.at("127.0.0.1:" + port);
            new TopicSetup(section.access(), section.topics()).create();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    private static Part gateway(@Nullable Integer core, int port, int brokerPort) {
        return new Part(core, "--bootstrap", kafka(brokerPort).bootstrapServers(), "--port", Integer.toString(port));
    }

    private static KafkaSettings kafka(int port) {
        return KafkaSection.at("127.0.0.1:" + port).access();
    }

    private static void pinSelf(boolean pinned, String cores) {
        if (!pinned) {
            return;
        }
        String self = Long.toString(ProcessHandle.current().pid());
        try {
            Process taskset = new ProcessBuilder("taskset", "-a", "-cp", cores, self)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!taskset.waitFor(10, TimeUnit.SECONDS) || taskset.exitValue() != 0) {
                throw new CommandFailed("taskset failed");
            }
        } catch (IOException e) {
            throw new CommandFailed("taskset failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
