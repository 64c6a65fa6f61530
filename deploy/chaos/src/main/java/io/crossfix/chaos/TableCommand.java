package io.crossfix.chaos;

import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.rig.Size;
import io.crossfix.chaos.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many schedules, a line each. */
@Command(
        name = "table",
        description = "Runs the schedules of many seeds one after another on one rig, and prints a line for each.")
final class TableCommand implements Callable<Integer> {

    @Mixin
    private DrawOptions drawing = new DrawOptions();

    @Option(names = "--seeds", paramLabel = "N", description = "The last seed; ${DEFAULT-VALUE} by default.")
    private int seeds = 20;

    @Option(names = "--from", paramLabel = "N", description = "The first seed; ${DEFAULT-VALUE} by default.")
    private int from = 1;

    @Mixin
    private WorkOption work = new WorkOption();

    @Override
    public Integer call() throws IOException {
        List<Schedule> schedules =
                LongStream.rangeClosed(from, seeds).mapToObj(drawing::draw).toList();
        Path directory = work.fresh();
        try (Rig rig = Rig.start(directory, Size.SMALL)) {
            Report report = new ChaosRun(rig, schedules, System.err::println).run();
            report.lines().forEach(System.err::println);
            report.table().forEach(System.out::println);
            work.forget(directory, report.isClean());
            return report.isClean() ? 0 : 1;
        }
    }
}
