package io.crossfix.savepoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.local.Backlog;
import io.crossfix.local.DataDirectory;
import io.crossfix.local.Drain;
import io.crossfix.local.OpenStack;
import io.crossfix.local.Running;
import io.crossfix.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every later build restores what every release remembered, and goes on with it. With {@code -Dcrossfix.savepoint=RELEASE} the
 * savepoint of a new release is made instead.
 */
class SavepointsOfReleasesTest {

    private static final String RELEASE = "crossfix.savepoint";
    private static final int TASKS = 2;

    @TempDir
    private Path directory;

    static List<ReleasedSavepoint> releases() throws IOException {
        return ReleasedSavepoint.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    @DisabledIfSystemProperty(named = RELEASE, matches = ".*")
    void whatAReleaseRememberedStillMatters(ReleasedSavepoint release) throws Exception {
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"))) {
            release.unpack(data.checkpoints());
            try (Running system = running(data, release)) {
                new SavedNight(system.kafka()).goesOn();
                assertThat(system.job().status()).isEqualTo(JobStatus.RUNNING);
            }
        }
    }

    /** As {@link Running#on}, but there is a past in the topics before the job starts. */
    private static Running running(DataDirectory data, ReleasedSavepoint release) throws IOException {
        Stack stack = Stack.start(data, 0, TASKS, Map.of());
        try {
            release.coverUp(stack.kafka());
            return new Running(stack, stack.fusion().run(stack.kafka(), SavedNight.settings()));
        } catch (IOException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    @Test
    @EnabledIfSystemProperty(named = RELEASE, matches = "[0-9]+\\.[0-9]+\\.[0-9]+")
    void makesTheSavepointOfARelease() throws Exception {
        ReleasedSavepoint release = ReleasedSavepoint.of(System.getProperty(RELEASE));
        assertThat(release.directory())
                .as("the savepoint of a release is never replaced")
                .doesNotExist();
        try (DataDirectory data = DataDirectory.take(directory.resolve("data"));
                OpenStack stack = OpenStack.start(data, SavedNight.settings());
                Backlog backlog = Backlog.at(stack.kafka())) {
            new SavedNight(stack.kafka()).begins();
            Drain drain = new Drain(stack.job(), backlog);
            SavedNight.PATIENCE.await("all that was said has been read", drain::isDone);
            Path savepoints = directory.resolve("savepoints");
            stack.savepoint(savepoints);
            try (Stream<Path> made = Files.list(savepoints)) {
                release.keep(made.findFirst().orElseThrow(), stack.kafka());
            }
        }
        System.out.println("made " + release.directory().toAbsolutePath() + "; now run this test without -D" + RELEASE);
    }
}
