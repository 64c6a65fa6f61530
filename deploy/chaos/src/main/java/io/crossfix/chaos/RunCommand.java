package io.crossfix.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.rig.Size;
import io.crossfix.chaos.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One schedule. */
@Command(name = "run", description = "Runs one schedule on a new rig and compares with an undisturbed run.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private DrawOptions drawing = new DrawOptions();

    @Option(names = "--schedule", paramLabel = "FILE", description = "A schedule of its own, instead of a drawn one.")
    private @Nullable Path file;

    @Option(names = "--json", paramLabel = "OUT", description = "Where to write the outcome as JSON.")
    private @Nullable Path json;

    @Mixin
    private WorkOption work = new WorkOption();

    @Override
    public Integer call() throws IOException {
        Schedule schedule = file == null ? drawing.draw(drawing.seed()) : Schedule.read(file);
        System.out.print(schedule.write());
        Path directory = work.fresh();
        try (Rig rig = Rig.start(directory, Size.SMALL)) {
            Report report = new ChaosRun(rig, List.of(schedule), System.err::println).run();
            report.lines().forEach(System.out::println);
            if (json != null) {
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), report);
            }
            work.forget(directory, report.isClean());
            return report.isClean() ? 0 : 1;
        }
    }
}
