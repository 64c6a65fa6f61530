package io.crossfix.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.record.Alert;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertFormatTest {

    private static final ZoneId OAKLAND = ZoneId.of("America/Los_Angeles");
    private static final JsonMapper JSON = new JsonMapper();

    private final Alert alert = AlertSamples.alert("3fa2c4d5e6f708192a3b").build();

    @Test
    void aPersonReadsWhenHowBadHowSureWhereAndWhy() {
        assertThat(AlertFormat.TEXT.line(alert, OAKLAND))
                .isEqualTo("2024-02-29 21:04:10-08:00  SEVERE    0.83  37.80440,-122.27110"
                        + "  shots, then a call 200 m away  [RAISED]  3fa2c4d5e6f7");
    }

    @Test
    void aTextFromOutsideCannotMoveTheCursor() {
        Alert hostile =
                AlertSamples.alert("3fa2c4").setReason("shots\u001b[2J\nfake").build();

        assertThat(AlertFormat.TEXT.line(hostile, OAKLAND))
                .contains("shots [2J fake")
                .doesNotContain("\u001b", "\n");
    }

    @Test
    void aProgramReadsEveryFieldTimesInUtcAndCellsAsText() throws Exception {
        JsonNode object = JSON.readTree(AlertFormat.JSON.line(alert, OAKLAND));

        assertThat(object.at("/lastEvidenceAt").asText()).isEqualTo("2024-03-01T05:04:10Z");
        assertThat(object.at("/riskCell").asText()).isEqualTo("89283470d93ffff");
        assertThat(object.at("/score").asDouble()).isEqualTo(0.834);
        assertThat(object.at("/evidence/0/observationId").asText()).isEqualTo("g-1");
        assertThat(object.at("/mergedInto").isNull()).isTrue();
    }

    @Test
    void aMapReadsLongitudeFirst() throws Exception {
        JsonNode collection = JSON.readTree(String.join("", AlertFormat.GEOJSON.lines(List.of(alert), OAKLAND)));

        assertThat(collection.at("/type").asText()).isEqualTo("FeatureCollection");
        assertThat(collection.at("/features/0/geometry/coordinates").toString()).isEqualTo("[-122.2711,37.8044]");
        assertThat(collection.at("/features/0/properties/status").asText()).isEqualTo("RAISED");
    }

    @Test
    void capLeavesExercisesOut() {
        Alert drill = AlertSamples.alert("3fa2c4").setExercise(true).build();

        assertThat(AlertFormat.CAP.lines(List.of(alert, drill), OAKLAND))
                .singleElement()
                .asString()
                .startsWith("<?xml")
                .contains("<msgType>Alert</msgType>", "UNCONFIRMED")
                .doesNotContain("\n");
    }

    @Test
    void aMapIsNotToldWhoAnswered() {
        Alert answered = AlertSamples.alert("3fa2c4").setReviewer("j.doe").build();

        assertThat(AlertFormat.GEOJSON.line(answered, OAKLAND)).doesNotContain("j.doe");
    }
}
