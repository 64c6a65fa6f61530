package io.crossfix.feeds.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {

    @Test
    void noNumberIsTakenTwiceWhateverTheOrder() {
        long seed = new Random().nextLong();
        System.out.println("ReplayWindowTest seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            ReplayWindow window = new ReplayWindow();
            Set<Long> taken = new HashSet<>();
            long highest = -1;
            for (int i = 0; i < 300; i++) {
                long number = Math.max(0, highest - 80 + random.nextInt(100));
                boolean expectedNew = !taken.contains(number) && (taken.isEmpty() || number > highest - 64);
                boolean isNew = window.place(number) != ReplayWindow.Place.SEEN_BEFORE;
                assertThat(isNew)
                        .as("run %d, number %d, highest %d", run, number, highest)
                        .isEqualTo(expectedNew);
                if (isNew) {
                    window.take(number);
                    taken.add(number);
                    highest = Math.max(highest, number);
                }
            }
        }
    }

    @Test
    void tellsAGapFromWhatFillsIt() {
        ReplayWindow window = new ReplayWindow();
        window.take(10);
        assertThat(window.place(11)).isEqualTo(ReplayWindow.Place.NEXT);
        assertThat(window.place(13)).isEqualTo(ReplayWindow.Place.BEHIND_A_GAP);
        window.take(13);
        assertThat(window.place(12)).isEqualTo(ReplayWindow.Place.FILLS_A_GAP);
        assertThat(window.place(13)).isEqualTo(ReplayWindow.Place.SEEN_BEFORE);
    }
}
