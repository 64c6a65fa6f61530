package io.crossfix.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.rig.Size;
import io.crossfix.chaos.schedule.Fault;
import io.crossfix.chaos.schedule.FaultKind;
import io.crossfix.chaos.schedule.Schedule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short schedule with real processes: a TaskManager, a broker and the leading JobManager are killed, one after the other,
 * and nothing is lost. Longer ones with every kind of fault: {@code deploy/chaos/chaos table}.
 */
class ShortSchedulesTest {

    private static final int PER_SECOND = 60;

    @TempDir
    private Path work;

    @Test
    void threeKillsLoseNothing() {
        assumeThat(Path.of("../flink/target/lib"))
                .as("packaged by verify, not by test")
                .isDirectory();
        Schedule schedule = new Schedule(
                7,
                60,
                PER_SECOND,
                List.of(
                        new Fault(4, FaultKind.KILL_BROKER, 1, 3),
                        new Fault(12, FaultKind.KILL_TASK_MANAGER, 0, 3),
                        new Fault(35, FaultKind.KILL_JOB_MANAGER, 0, 3)));
        System.out.print(schedule.write());
        try (Rig rig = Rig.start(work, Size.TINY)) {
            Report report = new ChaosRun(rig, List.of(schedule), System.out::println).run();
            report.lines().forEach(System.out::println);
            assertThat(report.outcomes().get(0).comparison().alerts().compared())
                    .as("alerts that could have been lost")
                    .isGreaterThan(20);
            assertThat(report.isClean()).as("%s", report.lines()).isTrue();
        }
    }
}
