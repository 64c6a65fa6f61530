package io.crossfix.model.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.ReviewAction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExerciseScheduleTest {

    private static final long MINUTE = 60_000;
    private static final ExerciseSchedule FOUR = new ExerciseSchedule(4, 7);

    @Test
    void eachQuarterOfTheDayHasOneOrderFromAMomentOfItsOwnOn() {
        Set<String> orders = new TreeSet<>();
        Set<Long> moments = new TreeSet<>();
        for (long now = 0; now < 10 * 86_400_000L; now += MINUTE) {
            long quarter = now % 21_600_000;
            FOUR.dueOrder("city", now).filter(orders::add).ifPresent(order -> moments.add(quarter / MINUTE));
        }
        assertThat(orders).hasSize(40);
        assertThat(moments).as("spread over the quarter").hasSizeGreaterThan(30);
    }

    @Test
    void whoeverReckonsItComesToTheSameAndAnotherSeedOrDeskToAnother() {
        long end = 21_600_000 - 1;
        assertThat(FOUR.dueOrder("city", end)).isPresent().isEqualTo(new ExerciseSchedule(4, 7).dueOrder("city", end));
        assertThat(FOUR.dueOrder("city", end)).isNotEqualTo(new ExerciseSchedule(4, 8).dueOrder("city", end));
        assertThat(FOUR.dueOrder("city", end)).isNotEqualTo(FOUR.dueOrder("north", end));
        assertThat(ExerciseSchedule.NONE.dueOrder("city", end)).isEmpty();
    }

    @Test
    void onlyADecidedAlertOfTheDeskIsRepeated() {
        DeskUnderTest desk = new DeskUnderTest(DeskUnderTest.PROMPT);
        Alert open = desk.take(DeskUnderTest.match("open", 0, 0)).get(0);
        Alert seen = desk.take(DeskUnderTest.match("decided", 0, 2_000)).get(0);
        desk.answer(seen, ReviewAction.CONFIRM, "seen-on-camera");
        Alert decided = desk.latest(seen);
        Alert drill =
                Alert.newBuilder(decided).setAlertId("d").setExercise(true).build();
        assertThat(decided.getStatus()).isEqualTo(AlertStatus.CONFIRMED);
        assertThat(ExerciseSchedule.choose("o", "city", List.of(open, decided, drill)))
                .contains(decided);
        assertThat(ExerciseSchedule.choose("o", "north", List.of(open, decided, drill)))
                .isEmpty();
    }
}
