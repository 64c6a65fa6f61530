package io.crossfix.outlets.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.outlets.Samples;
import io.crossfix.outlets.policy.Decision.Silence;
import io.crossfix.outlets.policy.Decision.Tell;
import io.crossfix.outlets.policy.Decision.Why;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import io.crossfix.record.DeliveryState;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

    private static final Hearing EVERYTHING = new Hearing(
            EnumSet.allOf(AlertStatus.class),
            Severity.MINOR,
            Set.of(),
            EnumSet.allOf(Lane.class),
            Duration.ofDays(1000));

    private final Alert confirmed = Samples.step(1, 2, AlertStatus.CONFIRMED).build();

    @ParameterizedTest
    @EnumSource(AlertStatus.class)
    void anExerciseNeverLeavesWhateverIsAskedFor(AlertStatus status) {
        Alert drill = Samples.step(1, 1, status).setExercise(true).build();
        Alert training = Samples.step(1, 1, status).setExerciseOf("a1").build();
        assertThat(decide(EVERYTHING, drill, null)).isEqualTo(new Silence(Why.EXERCISE));
        assertThat(decide(EVERYTHING, training, null)).isEqualTo(new Silence(Why.EXERCISE));
    }

    @ParameterizedTest
    @EnumSource(AlertStatus.class)
    void byDefaultOnlyWhatIsConfirmedIsTold(AlertStatus status) {
        Alert alert = Samples.step(1, 1, status).build();
        assertThat(decide(Hearing.USUAL, alert, null) instanceof Tell).isEqualTo(status == AlertStatus.CONFIRMED);
    }

    @Test
    void severityDeskAndLaneKeepBackOnlyWhatWasNotToldBefore() {
        Hearing strict = new Hearing(
                Set.of(AlertStatus.CONFIRMED),
                Severity.EXTREME,
                Set.of("north"),
                Set.of(Lane.QUEUE),
                Duration.ofHours(1));
        assertThat(decide(strict, confirmed, null)).isEqualTo(new Silence(Why.NOT_FOR_THIS_OUTLET));
        Alert fits = Samples.step(1, 2, AlertStatus.CONFIRMED)
                .setSeverity(Severity.EXTREME)
                .setDesk("north")
                .build();
        assertThat(decide(strict, fits, null)).isEqualTo(new Tell(DeliveryKind.ANNOUNCE));
        Alert later = Alert.newBuilder(fits)
                .setSeverity(Severity.MINOR)
                .setLane(Lane.SUPPRESSED)
                .build();
        assertThat(decide(strict, later, told(fits, DeliveryState.DELIVERED, true)))
                .isEqualTo(new Tell(DeliveryKind.UPDATE));
    }

    @Test
    void whatWasToldIsTakenBackOnceAndWhatWasNotIsNever() {
        Alert dismissed = Samples.step(1, 3, AlertStatus.DISMISSED).build();
        assertThat(decide(Hearing.USUAL, dismissed, null)).isEqualTo(new Silence(Why.NEVER_TOLD));
        assertThat(decide(Hearing.USUAL, dismissed, told(confirmed, DeliveryState.DELIVERED, true)))
                .isEqualTo(new Tell(DeliveryKind.CANCEL));
        assertThat(decide(Hearing.USUAL, dismissed, told(dismissed, DeliveryState.DELIVERED, false)))
                .isEqualTo(new Silence(Why.NEVER_TOLD));
    }

    @Test
    void theSameContentIsNotToldTwiceUnlessItMayNotHaveArrivedOrIsWantedAgain() {
        Alert same = Alert.newBuilder(confirmed).setRevision(9).setEscalation(3).build();
        assertThat(decide(Hearing.USUAL, same, told(confirmed, DeliveryState.DELIVERED, true)))
                .isEqualTo(new Silence(Why.TOLD_ALREADY));
        assertThat(decide(Hearing.USUAL, same, told(confirmed, DeliveryState.DEAD, false)))
                .isEqualTo(new Silence(Why.GIVEN_UP));
        assertThat(decide(Hearing.USUAL, confirmed, told(confirmed, DeliveryState.SENDING, true)))
                .isEqualTo(new Tell(DeliveryKind.ANNOUNCE));
        assertThat(decide(Hearing.USUAL, confirmed, told(confirmed, DeliveryState.AGAIN, false)))
                .isEqualTo(new Tell(DeliveryKind.ANNOUNCE));
        // Another revision of the same content is another message, and the first may have arrived.
        assertThat(decide(Hearing.USUAL, same, told(confirmed, DeliveryState.SENDING, true)))
                .isEqualTo(new Tell(DeliveryKind.UPDATE));
    }

    @Test
    void anEarlierStateThatAJobSaysAgainIsNotToldToWhoHearsOnlyConfirmedOnes() {
        Alert raised = Samples.alert(1).build();
        assertThat(decide(Hearing.USUAL, raised, told(confirmed, DeliveryState.DELIVERED, true)))
                .isEqualTo(new Silence(Why.NOT_FOR_THIS_OUTLET));
    }

    @Test
    void oldNewsIsNoNewsButIsTakenBack() {
        var late = Samples.AT.plus(Duration.ofHours(25));
        assertThat(Policy.decide(Hearing.USUAL, confirmed, Samples.AT, null, late))
                .isEqualTo(new Silence(Why.OLD_NEWS));
        Alert expired = Samples.step(1, 3, AlertStatus.EXPIRED).build();
        assertThat(Policy.decide(
                        Hearing.USUAL, expired, Samples.AT, told(confirmed, DeliveryState.DELIVERED, true), late))
                .isEqualTo(new Tell(DeliveryKind.CANCEL));
    }

    private static Decision decide(Hearing hearing, Alert alert, @Nullable Delivery told) {
        return Policy.decide(hearing, alert, Samples.AT, told, Samples.AT.plusSeconds(1));
    }

    private static Delivery told(Alert alert, DeliveryState state, boolean open) {
        return Delivery.newBuilder()
                .setOutlet("any")
                .setAlertId(alert.getAlertId())
                .setRevision(alert.getRevision())
                .setIdentifier("i")
                .setContent(Content.of(alert))
                .setKind(DeliveryKind.ANNOUNCE)
                .setStatus(alert.getStatus())
                .setSeverity(alert.getSeverity())
                .setSentAt(Samples.AT)
                .setOpen(open)
                .setState(state)
                .setAttempts(1)
                .setAt(Samples.AT)
                .build();
    }
}
