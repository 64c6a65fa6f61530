package io.crossfix.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void aRunInWhichATaskHasStoppedARuleIsNotClean() {
        assertThat(report().isClean()).isTrue();
        Report stopped = report("shots-called-in on task 0: took 28 %");
        assertThat(stopped.isClean()).isFalse();
        assertThat(stopped.lines()).contains("demoted: shots-called-in on task 0: took 28 %");
    }

    private static Report report(String... demotions) {
        return new Report(List.of(), 1, new Report.Door(0, 0), new Report.Answered(0, List.of()), List.of(demotions));
    }
}
