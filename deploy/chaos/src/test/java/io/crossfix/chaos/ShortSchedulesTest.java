package io.crossfix.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.chaos.rig.Rig;
import io.crossfix.chaos.rig.Size;
import io.crossfix.chaos.schedule.Fault;
import io.crossfix.chaos.schedule.FaultKind;
import io.crossfix.chaos.schedule.Schedule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short schedule with real processes: a TaskManager, a broker and the leading JobManager are killed, one after the other,
 * and nothing is lost. Longer ones with every kind of fault: {@code deploy/chaos/chaos table}.
 */
@EnabledIfSystemProperty(named = "crossfix.rig", matches = "true", disabledReason = "five minutes of real processes")
class ShortSchedulesTest {

    private static final int PER_SECOND = 60;

    @TempDir
    private Path work;

    @Test
    void threeKillsLoseNothing() {
        Schedule schedule = new Schedule(
                7,
                75,
                PER_SECOND,
                List.of(
                        new Fault(5, FaultKind.KILL_TASK_MANAGER, 0, 4),
                        new Fault(25, FaultKind.KILL_BROKER, 1, 4),
                        new Fault(40, FaultKind.KILL_JOB_MANAGER, 0, 4)));
        System.out.print(schedule.write());
        try (Rig rig = Rig.start(work, Size.SMALL)) {
            Report report = new ChaosRun(rig, List.of(schedule), System.out::println).run();
            report.lines().forEach(System.out::println);
            assertThat(report.outcomes().get(0).comparison().alerts().compared())
                    .as("alerts that could have been lost")
                    .isGreaterThan(20);
            assertThat(report.isClean()).as("%s", report.lines()).isTrue();
        }
    }
}
