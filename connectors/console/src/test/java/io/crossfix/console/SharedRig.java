package io.crossfix.console;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one broker, one small engine and one console; each uses alerts of its own numbers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedRig {

    protected ConsoleRig rig;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        rig = ConsoleRig.start(directory);
    }

    @AfterAll
    void stop() {
        rig.close();
    }
}
