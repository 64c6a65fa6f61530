package io.crossfix.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway and a broker, each killed once under load. */
class GatewayLossTest {

    private static final long NUMBERS = 4_000;

    @TempDir
    private Path directory;

    @Test
    void whatWasAcceptedIsKeptThoughProcessesAreKilled() {
        Loss.Outcome outcome = GatewayCommand.loss(directory, NUMBERS, 2, 8);
        System.out.println("gateway and broker killed: " + outcome.text());

        assertThat(outcome.accepted()).isEqualTo(NUMBERS);
        assertThat(outcome.kept()).isEqualTo(NUMBERS);
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.unanswered() + outcome.refused())
                .as("the kills were felt")
                .isPositive();
    }
}
