package io.crossfix.bench.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The engine's process: reads orders until standard input ends. Started by the other commands, not by people. */
@Command(name = "engine", hidden = true, description = "The engine under measurement.")
public final class EngineCommand implements Callable<Integer> {

    private final ObjectMapper json = new ObjectMapper();

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--bootstrap", description = "Kafka; without it a broker runs in this process.")
    private @Nullable String bootstrap;

    @Option(names = "--parallelism", required = true)
    private int parallelism;

    @Option(names = "--job", required = true)
    private BenchJob job = BenchJob.SHIPPED;

    @Override
    public Integer call() throws IOException {
        try (DataDirectory directory = DataDirectory.take(data)) {
            if (bootstrap != null) {
                serve(directory, job.section(bootstrap).access());
                return 0;
            }
            try (BenchKafka kafka = BenchKafka.start(directory.kafka())) {
                serve(directory, kafka.access());
            }
        }
        return 0;
    }

    private void serve(DataDirectory directory, KafkaSettings kafka) throws IOException {
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Engine engine = new Engine(directory, kafka, parallelism, job)) {
            answer(engine.reading());
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answer(engine.obey(EngineOrder.valueOf(order)));
            }
        }
    }

    private void answer(EngineReading reading) throws IOException {
        System.out.println(json.writeValueAsString(reading));
    }
}
