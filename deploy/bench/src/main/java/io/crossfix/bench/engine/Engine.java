package io.crossfix.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.CommandFailed;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.LocalFusion;
import io.crossfix.local.RunningJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Flink and a job in this process, as {@code crossfix up} has them. */
final class Engine implements AutoCloseable {

    private static final int TRIES = 3;

    private final DataDirectory data;
    private final KafkaSettings kafka;
    private final int parallelism;
    private final BenchJob wanted;
    private @Nullable LocalFusion fusion;
    private @Nullable RunningJob job;

    Engine(DataDirectory data, KafkaSettings kafka, int parallelism, BenchJob wanted) {
        this.wanted = wanted;
        this.data = data;
        this.kafka = kafka;
        this.parallelism = parallelism;
    }

    /** Does as told, then reads off what has been used. */
    EngineReading obey(EngineOrder order) {
        switch (order) {
            case RUN -> run();
            case LOOK -> {}
            case CHECKPOINT -> checkpoint();
            case HALT -> close();
        }
        return reading();
    }

    private void run() {
        LocalFusion started = LocalFusion.start(data, parallelism);
        fusion = started;
        job = wanted.run(started, kafka);
    }

    /** One that was due anyway may be in the way. */
    private void checkpoint() {
        for (int i = 0; job != null && i < TRIES; i++) {
            if (job.checkpoint()) {
                return;
            }
        }
        throw new CommandFailed("the job completed no checkpoint");
    }

    EngineReading reading() {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        return new EngineReading(
                kafka.bootstrapServers(),
                System.nanoTime(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum(),
                Runtime.getRuntime().maxMemory(),
                bytesBelow(data.checkpoints()),
                fusion == null ? Map.of() : fusion.numbers().values(),
                job == null ? "" : job.failure());
    }

    private static long bytesBelow(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(Engine::size).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0; // Not there yet, or Flink is just deleting an old one.
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (job != null) {
            job.stop();
            job = null;
        }
        if (fusion != null) {
            fusion.close();
            fusion = null;
        }
    }
}
