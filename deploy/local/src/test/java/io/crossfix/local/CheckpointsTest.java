package io.crossfix.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    private Path root;

    @Test
    void withoutAnyJobThereIsNothingToStartFrom() {
        assertThat(new Checkpoints(root.resolve("never-made")).newest()).isEmpty();
    }

    @Test
    void theNewestCompleteCheckpointOfAnyJobIsTaken() throws IOException {
        complete("first-job", 9, 1_000);
        Path newest = complete("second-job", 3, 3_000);
        complete("second-job", 2, 2_000);

        assertThat(new Checkpoints(root).newest()).contains(newest);
    }

    @Test
    void equallyOldOnesAreToldApartByTheirNumberNotByTheirName() throws IOException {
        complete("job", 9, 1_000);
        Path tenth = complete("job", 10, 1_000);

        assertThat(new Checkpoints(root).newest()).contains(tenth);
    }

    @Test
    void checkpointsThatWereCutShortAreSkipped() throws IOException {
        Path good = complete("job", 4, 1_000);
        Files.createDirectories(root.resolve("job/chk-5"));
        Files.createFile(Files.createDirectories(root.resolve("job/chk-6")).resolve("_metadata"));
        Files.writeString(Files.createDirectories(root.resolve("job/shared")).resolve("_metadata"), "no checkpoint");

        assertThat(new Checkpoints(root).newest()).contains(good);
    }

    @Test
    void whatOlderJobsLeftGoesOnceTheNewOneCanStandAlone() throws IOException {
        complete("old-job", 9, 1_000);
        Checkpoints checkpoints = new Checkpoints(root);
        assertThat(checkpoints.hasComplete("new-job")).isFalse();

        complete("new-job", 1, 2_000);
        assertThat(checkpoints.hasComplete("new-job")).isTrue();
        checkpoints.keepOnly("new-job");

        assertThat(root).isDirectoryNotContaining("glob:**/old-job").isDirectoryContaining("glob:**/new-job");
    }

    private Path complete(String job, int number, long writtenAt) throws IOException {
        Path checkpoint = Files.createDirectories(root.resolve(job).resolve("chk-" + number));
        Path metadata = Files.writeString(checkpoint.resolve("_metadata"), "complete");
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(writtenAt));
        return checkpoint;
    }
}
