package io.crossfix.chaos;

import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.schedule.Schedule;
import io.crossfix.local.CommandFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many schedules, a line each. */
@Command(
        name = "table",
        description = "Runs the schedules of many seeds, each on a new rig, and prints a line for each.")
final class TableCommand implements Callable<Integer> {

    @Mixin
    private DrawOptions drawing = new DrawOptions();

    @Option(names = "--seeds", paramLabel = "N", description = "Seeds 1 to N; ${DEFAULT-VALUE} by default.")
    private int seeds = 20;

    @Option(names = "--from", paramLabel = "N", description = "The first seed; ${DEFAULT-VALUE} by default.")
    private int from = 1;

    @Mixin
    private WorkOption work = new WorkOption();

    @Override
    public Integer call() throws IOException {
        boolean isClean = true;
        System.out.println(
                "| seed | faults: longest wait for an alert, s | matches | alerts | lost | extra | differ | lost at the door | answers forgotten |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (long seed = from; seed <= seeds; seed++) {
            isClean &= one(drawing.draw(seed));
        }
        return isClean ? 0 : 1;
    }

    private boolean one(Schedule schedule) throws IOException {
        Path directory = work.fresh();
        try (Rig rig = Rig.start(directory)) {
            Outcome outcome = new ChaosRun(rig, schedule, System.err::println).run();
            outcome.lines().forEach(System.err::println);
            System.out.println(row(outcome));
            work.forget(directory, outcome.isClean());
            return outcome.isClean();
        } catch (CommandFailed e) {
            System.out.println("| " + schedule.seed() + " | failed: "
                    + e.getMessage().lines().findFirst().orElse("") + " | | | | | | | |");
            work.forget(directory, false);
            return false;
        }
    }

    private static String row(Outcome outcome) {
        var matches = outcome.comparison().matches();
        var alerts = outcome.comparison().alerts();
        String faults = outcome.waits().stream()
                .sorted(Comparator.comparing(wait -> wait.fault().at()))
                .map(wait -> String.format(
                        Locale.ROOT,
                        "%s %.1f",
                        wait.fault().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        wait.longest()))
                .collect(Collectors.joining(", "));
        return String.join(
                " | ",
                "| " + outcome.schedule().seed(),
                faults,
                "" + matches.compared(),
                "" + alerts.compared(),
                "" + (matches.lost().size() + alerts.lost().size() + outcome.unseen()),
                "" + (matches.extra().size() + alerts.extra().size()),
                "" + (matches.different().size() + alerts.different().size()),
                "" + outcome.door().lost(),
                outcome.answered().forgotten().size() + " |");
    }
}
