package io.crossfix.outlets.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossfix.outlets.Outlet;
import io.crossfix.outlets.OutletKind;
import io.crossfix.outlets.Samples;
import io.crossfix.outlets.policy.Decision;
import io.crossfix.outlets.policy.Hearing;
import io.crossfix.outlets.policy.Policy;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.DeliveryKind;
import io.crossfix.record.Lane;
import io.crossfix.record.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Every step of an alert's life in every format: valid, marked, and nothing that is nobody's business. */
class LifeInEveryFormatTest {

    private static final Sender SENDER = new Sender("fusion@rtoc.example.gov", "City fusion", Sender.USUAL_RESTRICTION);
    private static final Duration REFRESH = Duration.ofSeconds(60);
    private static final String EARLIER = CapFormat.reference(SENDER, "crossfix.a.1.0123abcd", Samples.AT);
    private static final Set<String> OVER = Set.of("dismissed", "merged", "retracted", "expired");
    private static final Hearing ALL = new Hearing(
            EnumSet.of(AlertStatus.RAISED, AlertStatus.ACKNOWLEDGED, AlertStatus.ESCALATED, AlertStatus.CONFIRMED),
            Severity.MINOR,
            Set.of(),
            Set.of(Lane.QUEUE),
            Hearing.USUAL_NEWS);

    static List<Arguments> steps() {
        List<Arguments> all = new ArrayList<>();
        for (OutletKind kind : OutletKind.values()) {
            Samples.life(1).forEach((step, alert) -> all.add(Arguments.of(kind, step, alert)));
        }
        return all;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void everyStepIsValidAndMarked(OutletKind kind, String step, Alert alert) throws Exception {
        String text = written(kind, telling(step, alert)).text();
        switch (kind) {
            case CAP -> Validity.cap(text);
            case COT -> Validity.cot(text);
            case EIDO -> Validity.eido(text);
            case GEOJSON -> Validity.feature(text);
            case CLOUDEVENTS -> Validity.cloudEvent(text);
            case ALERTMANAGER -> Validity.alertmanager(text);
        }
        assertThat(text).doesNotContain("account-of-a-person", "nobodys-business", "\u0001");
        boolean confirmed = step.equals("confirmed");
        assertThat(text.contains("UNCONFIRMED")).as("marked").isEqualTo(!confirmed && !OVER.contains(step));
        assertThat(text.contains("confirmed by an operator")).isEqualTo(confirmed);
    }

    /** Without anything told before, an outlet hears of what is open, and nothing of what is over. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("steps")
    void thePolicySaysWhetherAStepIsTold(OutletKind kind, String step, Alert alert) {
        assertThat(Policy.decide(ALL, alert, Samples.AT, null, Samples.AT) instanceof Decision.Tell)
                .isEqualTo(!OVER.contains(step));
        assertThat(Policy.decide(Hearing.USUAL, alert, Samples.AT, null, Samples.AT) instanceof Decision.Tell)
                .as(kind + " by default")
                .isEqualTo(step.equals("confirmed"));
    }

    @Test
    void capSaysWhatItIsToTheReceiver() throws Exception {
        Map<String, String> types = Map.of("raised", "Alert", "confirmed", "Update", "dismissed", "Cancel");
        for (Map.Entry<String, String> type : types.entrySet()) {
            Alert alert = Samples.life(1).get(type.getKey());
            Document cap = Validity.cap(
                    written(OutletKind.CAP, telling(type.getKey(), alert)).text());
            assertThat(text(cap, "msgType")).isEqualTo(type.getValue());
            assertThat(text(cap, "status")).isEqualTo("Actual");
            assertThat(text(cap, "scope")).isEqualTo("Restricted");
            assertThat(text(cap, "restriction")).isEqualTo(Sender.USUAL_RESTRICTION);
            assertThat(text(cap, "sent")).isEqualTo("2026-07-04T21:32:12-00:00");
            assertThat(text(cap, "references")).isEqualTo(type.getKey().equals("raised") ? "" : EARLIER);
            assertThat(text(cap, "responseType")).isIn("Assess", "Monitor");
        }
    }

    @Test
    void capTellsWhereHowSureAndWhy() throws Exception {
        Document cap = Validity.cap(
                written(OutletKind.CAP, telling("raised", Samples.life(1).get("raised")))
                        .text());
        // 155 m of extent and 25 m of the gunshot's uncertainty; the call's place is no anchor.
        assertThat(text(cap, "circle")).isEqualTo("40.71280,-74.00600 0.180");
        assertThat(text(cap, "certainty")).isEqualTo("Possible");
        assertThat(text(cap, "event")).isEqualTo("UNCONFIRMED possible shooting");
        assertThat(text(cap, "headline")).startsWith("UNCONFIRMED");
        assertThat(cap.getElementsByTagNameNS(CapFormat.NAMESPACE, "valueName").getLength())
                .isEqualTo(5);
        Document confirmed = Validity.cap(
                written(OutletKind.CAP, telling("confirmed", Samples.life(1).get("confirmed")))
                        .text());
        assertThat(text(confirmed, "certainty")).isEqualTo("Observed");
    }

    @Test
    void aCancellationSaysWhyAndNothingOfTheEvidence() throws Exception {
        for (String step : OVER) {
            for (OutletKind kind : OutletKind.values()) {
                String text =
                        written(kind, telling(step, Samples.life(1).get(step))).text();
                assertThat(text).as(kind + " " + step).doesNotContain("140 m away", "0.83", "shots-called-in");
            }
        }
        Document merged = Validity.cap(
                written(OutletKind.CAP, telling("merged", Samples.life(1).get("merged")))
                        .text());
        assertThat(text(merged, "note")).isEqualTo("merged into alert " + Samples.id(8));
    }

    @Test
    void anEventIsShownUntilItIsToldAgainAndACancelledOneIsStaleAtOnce() throws Exception {
        Element open = Validity.cot(
                written(OutletKind.COT, telling("raised", Samples.life(1).get("raised")))
                        .text());
        Element cancelled = Validity.cot(
                written(OutletKind.COT, telling("dismissed", Samples.life(1).get("dismissed")))
                        .text());
        assertThat(Validity.shown(open)).isEqualTo(REFRESH.multipliedBy(2));
        assertThat(Validity.shown(cancelled)).isEqualTo(Duration.ofSeconds(-1));
        assertThat(cancelled.getAttribute("uid")).isEqualTo(open.getAttribute("uid"));
    }

    @Test
    void anIncidentNamesThoseItIsTiedTo() throws Exception {
        JsonNode grown = Validity.eido(written(
                        OutletKind.EIDO,
                        telling("updated (grown)", Samples.life(1).get("updated (grown)")))
                .text());
        JsonNode merged = Validity.eido(
                written(OutletKind.EIDO, telling("merged", Samples.life(1).get("merged")))
                        .text());
        assertThat(grown.at("/linkComponent/0/linkDirectionCode").asText()).isEqualTo("RELATED");
        assertThat(grown.at("/linkComponent/0/incidentTrackingIdentifier").asText())
                .contains(Samples.id(7));
        assertThat(merged.at("/mergeComponent/0/incidentMergeDirectionCode").asText())
                .isEqualTo("REPLACED");
        assertThat(merged.at("/incidentComponent/incidentStatusCommonRegistryText/0")
                        .asText())
                .isEqualTo("Closed");
        assertThat(grown.at("/incidentComponent/incidentTypeCommonRegistryText").asText())
                .isEqualTo("SHOOT");
        Document place =
                Validity.xml(grown.at("/locationComponent/0/locationByValue").asText());
        assertThat(place.getElementsByTagNameNS("http://www.opengis.net/gml", "pos")
                        .item(0)
                        .getTextContent())
                .isEqualTo("40.712800 -74.006000");
        assertThat(place.getElementsByTagNameNS("http://www.opengis.net/pidflo/1.0", "radius")
                        .item(0)
                        .getTextContent())
                .isEqualTo("235.0");
    }

    @Test
    void alertmanagerEndsWhatItKnewUnderOtherLabels() throws Exception {
        Alert confirmed = Samples.life(1).get("confirmed");
        JsonNode alerts = Validity.alertmanager(written(OutletKind.ALERTMANAGER, telling("confirmed", confirmed))
                .text());
        assertThat(alerts).hasSize(2);
        assertThat(alerts.at("/0/labels/confirmed").asText()).isEqualTo("false");
        assertThat(alerts.at("/0/endsAt").asText()).isEqualTo(NOW.toString());
        assertThat(alerts.at("/1/labels/confirmed").asText()).isEqualTo("true");
        assertThat(alerts.at("/1/endsAt").asText())
                .isEqualTo(NOW.plus(REFRESH.multipliedBy(3)).toString());
    }

    @Test
    void binaryEventsHaveTheirAttributesInHeaders() {
        Message binary = new CloudEventFormat(SENDER, CloudEventFormat.Mode.BINARY)
                .write(telling("raised", Samples.life(1).get("raised")));
        assertThat(binary.contentType()).isEqualTo("application/json");
        assertThat(binary.headers())
                .containsEntry("ce-id", binary.identifier())
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-type", "io.crossfix.alert.announce.v1");
        assertThat(binary.text()).startsWith("{\"title\":\"UNCONFIRMED");
    }

    @Test
    void aBlindAlertHidesItsScoreUntilItIsDecided() {
        for (OutletKind kind : OutletKind.values()) {
            Alert blind = Samples.alert(1).setBlind(true).build();
            assertThat(written(kind, telling("raised", blind)).text()).doesNotContain("0.83", "logOdds");
        }
    }

    @Test
    void everyFieldOfAnAlertLeavesOrIsHeldBackOnPurpose() {
        List<String> heldBack = List.of(
                "contentHash",
                "exercise",
                "latitude",
                "longitude",
                "explanations",
                "matchIds",
                "reviewer",
                "reviewReason",
                "decidedByAppendAt",
                "visibleTo",
                "suppressedBy",
                "escalatesAt",
                "answeredAt",
                "carriedFrom",
                "blind",
                "secondReviewer",
                "exerciseOf");
        List<String> decided = new ArrayList<>(heldBack);
        decided.addAll(AlertFields.IDENTITY);
        decided.addAll(AlertFields.SUBSTANCE);
        assertThat(decided)
                .containsExactlyInAnyOrderElementsOf(Alert.getClassSchema().getFields().stream()
                        .map(org.apache.avro.Schema.Field::name)
                        .toList());
    }

    @Test
    void aFeatureCollectionHoldsAllOfThem() throws Exception {
        JsonNode collection = new JsonMapper()
                .readTree(GeoJsonFormat.collection(List.copyOf(Samples.life(1).values()))
                        .toString());
        assertThat(collection.get("features")).hasSize(Samples.life(1).size());
        for (JsonNode feature : collection.get("features")) {
            Validity.feature(feature.toString());
        }
    }

    private static final java.time.Instant NOW = Samples.AT.plusSeconds(3);

    private static Telling telling(String step, Alert alert) {
        boolean first = step.equals("raised");
        DeliveryKind kind =
                first ? DeliveryKind.ANNOUNCE : OVER.contains(step) ? DeliveryKind.CANCEL : DeliveryKind.UPDATE;
        return new Telling(
                alert,
                kind,
                "crossfix." + alert.getAlertId() + "." + alert.getRevision() + ".0123abcd",
                java.time.Instant.parse("2026-07-04T21:32:12Z"),
                NOW,
                first ? List.of() : List.of(EARLIER),
                first ? null : new Telling.Before(AlertStatus.RAISED, Severity.SEVERE));
    }

    private static Message written(OutletKind kind, Telling telling) {
        return Outlet.format(kind, SENDER, CloudEventFormat.Mode.STRUCTURED, REFRESH)
                .write(telling);
    }

    private static String text(Document cap, String element) {
        var found = cap.getElementsByTagNameNS(CapFormat.NAMESPACE, element);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
