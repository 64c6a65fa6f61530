package io.crossfix.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults are data: drawn from a seed, written to a file, read again. */
class DrawingTest {

    @Test
    void theSameSeedGivesTheSameSchedule() {
        for (long seed = 1; seed <= 100; seed++) {
            assertThat(Drawing.of(seed, 3, 45, 300)).as("seed %d", seed).isEqualTo(Drawing.of(seed, 3, 45, 300));
        }
        assertThat(LongStream.rangeClosed(1, 100)
                        .mapToObj(seed -> Drawing.of(seed, 3, 45, 300).faults())
                        .distinct())
                .as("other seeds give other faults")
                .hasSizeGreaterThan(90);
    }

    @Test
    void everyFaultHasItsTurnAndEndsBeforeTheNextBegins() {
        Set<FaultKind> drawn = EnumSet.noneOf(FaultKind.class);
        for (long seed = 1; seed <= 200; seed++) {
            Schedule schedule = Drawing.of(seed, 4, 20, 100);
            int free = 15;
            for (Fault fault : schedule.faults()) {
                assertThat(fault.at()).as("seed %d: %s", seed, fault).isGreaterThanOrEqualTo(free);
                assertThat(fault.seconds()).as("seed %d: %s", seed, fault).isBetween(5, 20);
                free = fault.at() + fault.seconds();
                drawn.add(fault.kind());
            }
            assertThat(schedule.seconds()).as("seed %d", seed).isEqualTo(15 + 4 * 20);
        }
        assertThat(drawn).isEqualTo(EnumSet.allOf(FaultKind.class));
    }

    @Test
    void twentySeedsTryEveryKind() {
        Map<FaultKind, Long> tried = LongStream.rangeClosed(1, 20)
                .boxed()
                .flatMap(seed -> Drawing.of(seed, 3, 45, 300).faults().stream())
                .collect(Collectors.groupingBy(Fault::kind, Collectors.counting()));

        assertThat(tried.keySet()).isEqualTo(EnumSet.allOf(FaultKind.class));
        assertThat(tried.values()).allSatisfy(times -> assertThat(times).isBetween(2L, 5L));
    }

    @Test
    void aScheduleIsReadAsItWasWritten(@TempDir Path directory) throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            Schedule schedule = Drawing.of(seed, 5, 60, 2_000);
            Path file = Files.writeString(directory.resolve(seed + ".yaml"), schedule.write());
            assertThat(Schedule.read(file)).isEqualTo(schedule);
        }
    }

    @Test
    void whatAPersonHasMisspeltIsNamed(@TempDir Path directory) throws IOException {
        Path unknown = Files.writeString(
                directory.resolve("unknown.yaml"),
                "{seed: 1, seconds: 60, perSecond: 100, faults: [{at: 5, kind: KILL_THE_CAT, target: 0, seconds: 5}]}");
        assertThatThrownBy(() -> Schedule.read(unknown))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("KILL_THE_CAT");
        Path misspelt = Files.writeString(
                directory.resolve("misspelt.yaml"), "{seed: 1, seconds: 60, perSecond: 100, evry: 5, faults: []}");
        assertThatThrownBy(() -> Schedule.read(misspelt))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("evry");
    }

    @Test
    void faultsThatOverlapOrOutlastTheLoadAreRefused() {
        Fault first = new Fault(10, FaultKind.PAUSE_BROKER, 0, 10);
        Fault tooEarly = new Fault(19, FaultKind.KILL_BROKER, 1, 5);
        assertThatThrownBy(() -> new Schedule(1, 60, 100, List.of(first, tooEarly)))
                .hasMessageContaining("before the one before is over");
        assertThatThrownBy(() -> new Schedule(1, 19, 100, List.of(first))).hasMessageContaining("ends after 19 s");
        assertThatThrownBy(() -> new Fault(-1, FaultKind.PAUSE_BROKER, 0, 10)).hasMessageContaining("out of range");
    }
}
