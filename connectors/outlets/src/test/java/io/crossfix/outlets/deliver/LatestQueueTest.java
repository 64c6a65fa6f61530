package io.crossfix.outlets.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.outlets.Samples;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Delivery;
import io.crossfix.record.DeliveryKind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestQueueTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final LatestQueue queue = new LatestQueue(2, Clock.systemUTC());
    private final Alert first = Samples.alert(1).build();
    private final Alert second = Samples.step(1, 2, AlertStatus.DISMISSED).build();

    @Test
    void onlyTheLastRevisionWaitsWithTheAgeOfTheFirst() throws Exception {
        queue.offer(Waiting.of(first, 100), alert -> true);
        queue.offer(Waiting.of(second, 200), alert -> true);
        Waiting next = queue.take(SOON);
        assertThat(next).isNotNull();
        assertThat(next.alert().getRevision()).isEqualTo(2);
        assertThat(next.since()).isEqualTo(100);
        assertThat(queue.take(Duration.ZERO)).isNull();
    }

    @Test
    void whatIsNoLongerWantedLeavesUnlessAnEarlierWordIsOnItsWay() throws Exception {
        queue.offer(Waiting.of(first, 100), alert -> true);
        queue.offer(Waiting.of(second, 200), alert -> false);
        assertThat(queue.size()).isZero();
        queue.offer(Waiting.of(first, 100), alert -> true);
        assertThat(queue.take(SOON)).isNotNull();
        // Whether there is something to take back is known only when the first word has arrived or not.
        queue.offer(Waiting.of(second, 200), alert -> false);
        queue.done();
        assertThat(queue.take(SOON)).isNotNull();
    }

    @Test
    void oneTooManyIsRefused() {
        assertThat(queue.offer(Waiting.of(Samples.alert(1).build(), 1), alert -> true))
                .isTrue();
        assertThat(queue.offer(Waiting.of(Samples.alert(2).build(), 1), alert -> true))
                .isTrue();
        assertThat(queue.offer(Waiting.of(Samples.alert(3).build(), 1), alert -> true))
                .isFalse();
        assertThat(queue.offer(Waiting.of(second, 1), alert -> true)).isTrue();
    }

    @Test
    void aReceiverHoldsOpenWhatItWasToldUntilItIsTakenBack() {
        var outlet = Rig.web("cap", io.crossfix.outlets.OutletKind.CAP, URI.create("http://127.0.0.1/"), Rig.ALL);
        Delivery told =
                Entries.delivered(Entries.sending(outlet, first, DeliveryKind.ANNOUNCE, null, Samples.AT), Samples.AT);
        Delivery cancelling = Entries.sending(outlet, second, DeliveryKind.CANCEL, told, Samples.AT);
        assertThat(List.of(
                        told.getOpen(),
                        cancelling.getOpen(),
                        Entries.delivered(cancelling, Samples.AT).getOpen(),
                        Entries.dead(cancelling, told, false, "HTTP 400", Samples.AT)
                                .getOpen()))
                .containsExactly(true, true, false, true);
        // Within one second two messages bear two times.
        assertThat(cancelling.getSentAt()).isAfter(told.getSentAt());
    }
}
