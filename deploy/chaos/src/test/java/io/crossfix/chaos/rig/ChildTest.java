package io.crossfix.chaos.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.local.CommandFailed;
import io.crossfix.local.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, small ones. */
class ChildTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path parent;

    @Test
    void oneThatEndsTooEarlyIsReportedWithTheEndOfItsLog() throws IOException {
        try (Child child = child(rig("a"), "sh", "-c", "echo no room for the heap; exit 3")) {
            child.start();
            assertThatThrownBy(() -> child.await("ready", PATIENCE, () -> false))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessageContaining("sh has ended, not ready")
                    .hasMessageContaining("no room for the heap");
        }
    }

    @Test
    void oneThatStandsStillLivesAndGoesOn() throws IOException {
        Path rig = rig("a");
        Path count = rig.resolve("count");
        try (Child child = child(rig, "sh", "-c", "while :; do echo x >> " + count + "; sleep 0.05; done")) {
            child.start();
            child.await("counting", PATIENCE, () -> size(count) > 0);
            child.pause();
            long before = size(count);
            Waiting.pause(Duration.ofMillis(300));
            assertThat(size(count)).as("one line may have been under way").isLessThanOrEqualTo(before + 2);
            assertThat(child.isAlive()).isTrue();
            child.resume();
            child.await("counting again", PATIENCE, () -> size(count) > before + 2);
        }
    }

    @Test
    void whatAKilledRigHasLeftIsEndedAndWhatARunningOneHasIsNot() throws IOException {
        Path running = rig("running");
        Path killed = rig("killed");
        try (Child stays = child(running, "sleep", "60");
                Child goes = child(killed, "sleep", "60")) {
            stays.start();
            goes.start();
            pretendThatItsRigHasEnded(killed);
            assertThat(PidFile.endLeftovers(parent)).isEqualTo(1);
            assertThat(goes.awaitEnd(PATIENCE)).isTrue();
            assertThat(stays.isAlive()).isTrue();
            assertThat(PidFile.endLeftovers(parent)).as("nothing twice").isZero();
        }
    }

    @Test
    void aNumberThatWasGivenOutAgainIsSomebodyElse() throws IOException {
        Path killed = rig("killed");
        try (Child child = child(rig("running"), "sleep", "60")) {
            child.start();
            long pid =
                    ProcessHandle.current().children().findAny().orElseThrow().pid();
            pretendThatItsRigHasEnded(killed);
            Files.writeString(killed.resolve("processes"), "1 1000\n" + pid + " 1000\n");
            assertThat(PidFile.endLeftovers(parent)).isZero();
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void afterTheEndNothingIsStartedAgain() throws IOException {
        Child child = child(rig("a"), "sleep", "60");
        child.start();
        child.close();
        assertThat(child.isAlive()).isFalse();
        assertThatThrownBy(child::start).hasMessageContaining("the rig has ended");
    }

    private Path rig(String name) throws IOException {
        return Files.createDirectory(parent.resolve(name));
    }

    private static Child child(Path rig, String... command) {
        return new Child(command[0], List.of(command), Map.of(), rig.resolve("log"), PidFile.in(rig));
    }

    /** No process of today was started in 1970. */
    private static void pretendThatItsRigHasEnded(Path rig) throws IOException {
        Path file = rig.resolve("processes");
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            lines.set(0, "1 1000");
            Files.write(file, lines);
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
