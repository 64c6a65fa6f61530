package io.crossfix.chaos;

import io.crossfix.chaos.schedule.Schedule;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a schedule that a seed gives. */
@Command(
        name = "draw",
        description = "Prints the schedule of a seed as YAML, to be changed and given to 'run --schedule'.")
final class DrawCommand implements Callable<Integer> {

    @Mixin
    private DrawOptions drawing = new DrawOptions();

    @Override
    public Integer call() {
        Schedule schedule = drawing.draw(drawing.seed());
        System.out.print(schedule.write());
        return 0;
    }
}
