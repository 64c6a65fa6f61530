package io.crossfix.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossfix.queue.AlertSamples;
import io.crossfix.record.AlertHistory;
import io.crossfix.report.WrittenPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditReportPageTest {

    private static final String HOSTILE = "</script><img src=http://example.org/x onerror=alert(1)> & <!-- /*DATA*/";

    @TempDir
    private Path directory;

    @Test
    void thePageIsWellFormedNeedsNothingFromElsewhereAndHoldsWhateverIsWritten() throws IOException {
        HistoryTally tally = new HistoryTally(MadeAlert.FROM, MadeAlert.FROM.plusSeconds(60));
        tally.take(
                AlertHistory.newBuilder()
                        .setAlertId("x")
                        .setAlert(AlertSamples.alert("x")
                                .setRaisedAt(MadeAlert.FROM)
                                .setRules(List.of(HOSTILE))
                                .build())
                        .build(),
                MadeAlert.FROM);
        Path file = directory.resolve("made/report.html");
        AuditReportPage.write(tally.report(), file);
        Document page = WrittenPage.read(file);
        JsonNode data =
                new ObjectMapper().readTree(page.selectFirst("script#data").data());
        assertThat(data.at("/byRule/0/name").asText()).isEqualTo(HOSTILE);
        assertThat(data.at("/all/shares/open/count").asInt()).isEqualTo(1);
        assertThat(data.at("/blind/difference").isNull()).isTrue();
    }
}
