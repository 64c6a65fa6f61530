package io.crossfix.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActivityTest {

    @Test
    void waitingBeforeAndAfterDoesNotCount() {
        Activity activity = new Activity();
        activity.look(0, seconds(1));
        activity.look(10, seconds(5));
        activity.look(30, seconds(8));
        activity.look(30, seconds(60));

        assertThat(activity.length()).isEqualTo(Duration.ofSeconds(3));
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }
}
