package io.crossfix.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void aSecondProcessIsToldWhoHasTheDirectory() {
        Path path = parent.resolve("data");
        try (DataDirectory first = DataDirectory.take(path)) {
            assertThatThrownBy(() -> DataDirectory.take(path))
                    .isInstanceOf(CommandFailed.class)
                    .hasMessage("process " + ProcessHandle.current().pid() + " is using the data directory " + first
                            + "; stop it or choose another one with --data");
        }
    }

    @Test
    void onceGivenBackItCanBeTakenAgain() {
        DataDirectory.take(parent).close();

        DataDirectory.take(parent).close();
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(parent.resolve("a-file"));

        assertThatThrownBy(() -> DataDirectory.take(file))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("the data directory " + file + " cannot be used");
    }

    @Test
    void workingFilesOfAKilledProcessAreThrownAway() throws IOException {
        try (DataDirectory data = DataDirectory.take(parent)) {
            Files.writeString(
                    Files.createDirectories(data.work().resolve("deep/down")).resolve("spill"), "old");

            data.clearWork();

            assertThat(data.work()).doesNotExist();
        }
    }
}
