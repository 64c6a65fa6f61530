package io.crossfix.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.local.CommandFailed;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final Provenance FROM = new Provenance("crossfix.alerts", 0, 0, 0);

    private final AlertBook book = new AlertBook();

    @Test
    void theLastRecordInLogOrderCountsWhateverItsRevision() {
        take(AlertSamples.alert("aaaa11").setRevision(4).build());
        take(AlertSamples.alert("aaaa11")
                .setRevision(3)
                .setStatus(AlertStatus.RETRACTED)
                .build());

        assertThat(book.latest(10)).singleElement().extracting(Alert::getStatus).isEqualTo(AlertStatus.RETRACTED);
    }

    @Test
    void thoseWithTheLatestEvidenceAreShownOldestFirst() {
        for (int minute : new int[] {3, 1, 2}) {
            take(AlertSamples.alert("alert-" + minute)
                    .setLastEvidenceAt(AlertSamples.AT.plus(Duration.ofMinutes(minute)))
                    .build());
        }

        assertThat(book.latest(2)).extracting(Alert::getAlertId).containsExactly("alert-2", "alert-3");
    }

    @Test
    void aBeginningOfAnIdIsEnoughWhenItIsTheOnlyOne() {
        take(AlertSamples.alert("aaaa11").build());
        take(AlertSamples.alert("aaaa22").build());

        assertThat(book.only("aaaa2").getAlertId()).isEqualTo("aaaa22");
        assertThatThrownBy(() -> book.only("aaaa"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("more than one");
        assertThatThrownBy(() -> book.only("b"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("no alert");
    }

    @Test
    void bytesThatAreNoAlertAreLeftOut() {
        book.take(Arrival.refused(FROM, new byte[] {1}, new Refusal(Refusal.Reason.NOT_FRAMED, "no frame")));

        assertThat(book.latest(10)).isEmpty();
    }

    private void take(Alert alert) {
        book.take(Arrival.decoded(FROM, new byte[0], alert));
    }
}
