package io.crossfix.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.local.Numbers;
import io.crossfix.record.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the console makes of the job's numbers. */
class JobNumbersTest {

    @Test
    void theWaitIsThatOfTheRecordsSinceTheLastLook() {
        Delay delay = new Delay();

        assertThat(delay.since(waited(1_000, 100))).containsEntry(Kind.GUNSHOT, 10L);
        assertThat(delay.since(waited(3_000, 110))).containsEntry(Kind.GUNSHOT, 200L);
        assertThat(delay.since(waited(3_000, 110)))
                .as("no new records, so what was known")
                .isEqualTo(Map.of(Kind.GUNSHOT, 200L));
        assertThat(delay.since(null)).isEmpty();
    }

    @Test
    void aRuleCostsItsWorkForEachObservation() {
        JobHealth job = new JobHealth(
                "RUNNING",
                null,
                new Numbers(Map.of(
                        "admitted.gunshot", 30L, "admitted.call", 10L, "work-micros.crowd", 20L, "numRestarts", 3L)));

        assertThat(job.costMicros("crowd")).isEqualTo(0.5);
        assertThat(job.costMicros("unknown")).isNull();
        assertThat(job.restarts()).isEqualTo(3);
    }

    @Test
    void whereNobodyKnowsTheJobNothingIsMadeUp() {
        assertThat(JobHealth.UNKNOWN.restarts()).isNull();
        assertThat(JobHealth.UNKNOWN.costMicros("crowd")).isNull();
        assertThat(new JobHealth("RUNNING", null, new Numbers(Map.of("work-micros.crowd", 5L))).costMicros("crowd"))
                .as("nothing has been let in")
                .isNull();
    }

    private static Numbers waited(long millis, long records) {
        return new Numbers(Map.of("lag-sum.gunshot", millis, "lag-count.gunshot", records));
    }
}
