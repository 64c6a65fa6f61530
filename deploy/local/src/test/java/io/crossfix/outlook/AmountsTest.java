package io.crossfix.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void percentAddUpToExactlyAHundredAndEachIsWithinATenth() {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            // Also evidence against: a negative part.
            double[] parts = random.doubles(1 + random.nextInt(12), -0.2, 1).toArray();
            parts[0] = 3;
            double sum = Arrays.stream(parts).sum();
            int[] tenths = Amounts.tenthsOfPercent(parts);
            assertThat(Arrays.stream(tenths).sum())
                    .as("seed=%d try=%d", seed, i)
                    .isEqualTo(1_000);
            for (int part = 0; part < parts.length; part++) {
                assertThat(Math.abs(tenths[part] - 1_000 * parts[part] / sum)).isLessThan(1);
            }
        }
        assertThat(Amounts.tenthsOfPercent(new double[] {0, 0})).containsExactly(0, 0);
    }

    @Test
    void smallAmountsKeepTheirDigits() {
        assertThat(Amounts.percent(0.0000833333)).isEqualTo("0.00833 %");
        assertThat(Amounts.percent(1)).isEqualTo("100 %");
        assertThat(Amounts.short3(0)).isEqualTo("0");
        assertThat(Amounts.length(Duration.ofHours(76))).isEqualTo("3 d 4 h");
        assertThat(Amounts.length(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
    }
}
