package io.crossfix.feeds.conform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of every real message of a vendor; counted by hand from the messages themselves. */
class VendorSamplesTest {

    private static final String START = "ignored state-at-start";

    /** By file, what comes of it; the mapping of the other stream leaves it out. */
    private static final Map<String, String> EXPECTED = Map.ofEntries(
            Map.entry("openalpr/alpr_group_v1.json", "PlateRead READ"),
            Map.entry("openalpr/heartbeat_v1_abridged.json", "ignored heartbeat"),
            Map.entry("platerecognizer/stream_webhook_v1.json", "PlateRead READ"),
            Map.entry("lpr_cameras/axis_lpr_event.json", "PlateRead READ"),
            Map.entry("frigate/events_update.json", "CameraEvent PERSON"),
            Map.entry("frigate/reviews_update.json", "ignored no-tracked-object"),
            Map.entry("frigate/tou_classification_attribute.json", "ignored classification"),
            Map.entry("frigate/tou_classification_sublabel.json", "ignored classification"),
            Map.entry("frigate/tou_description.json", "ignored description"),
            Map.entry("frigate/tou_face.json", "ignored face"),
            Map.entry("frigate/tou_lpr.json", "PlateRead READ"),
            Map.entry("frigate/triggers.json", "ignored no-plate"),
            Map.entry("onvif/axis_audio_init.xml", START),
            Map.entry("onvif/axis_fence_guard_init.xml", START),
            Map.entry("onvif/axis_first_message.xml", "ignored blank"),
            Map.entry("onvif/axis_global_scene_change.xml", START),
            Map.entry("onvif/axis_loitering_guard_init.xml", START),
            Map.entry("onvif/axis_motion_guard_init.xml", START),
            Map.entry("onvif/axis_object_analytics_any_change.xml", "CameraEvent PERSON"),
            Map.entry("onvif/axis_object_analytics_init.xml", START),
            Map.entry("onvif/axis_rule_engine_region_detector_init.xml", START),
            Map.entry("onvif/axis_vmd4_any_change.xml", "CameraEvent OTHER"),
            Map.entry("onvif/axis_vmd4_any_init.xml", START),
            Map.entry("onvif/axis_vmd4_c1p1_change.xml", "CameraEvent OTHER"),
            Map.entry("onvif/spec_analytics_example_1.xml.txt", "refused MALFORMED"),
            Map.entry("onvif/spec_analytics_example_2.xml.txt", "CameraEvent OTHER"),
            Map.entry("onvif/spec_analytics_example_3.xml.txt", "PlateRead READ"),
            Map.entry("onvif/spec_analytics_example_4.xml.txt", "ignored blank"),
            Map.entry("onvif/spec_analytics_example_5.xml.txt", "ignored blank"),
            Map.entry("onvif/spec_analytics_example_6.xml.txt", "ignored blank"),
            Map.entry("eido/sample_call_transfer_eido.json", "EmergencyCall OTHER"));

    @ParameterizedTest
    @MethodSource("io.crossfix.feeds.conform.VendorSamples#all")
    void aRealMessageBecomesWhatItTells(VendorSamples sample) {
        List<String> became = new ArrayList<>();
        for (JsonNode outcome : sample.trial().outcomes(sample.bytes(), sample.attributes())) {
            became.add(
                    outcome.has("stream")
                            ? outcome.path("stream").asText() + " "
                                    + outcome.path("record").path("category").asText()
                            : outcome.has("refused")
                                    ? "refused " + outcome.path("refused").asText()
                                    : "ignored " + outcome.path("ignored").asText());
        }
        assertThat(became).contains(EXPECTED.get(sample.name()));
        assertThat(became.stream().filter(one -> !one.startsWith("ignored")))
                .hasSizeLessThanOrEqualTo(sample.name().equals("frigate/events_update.json") ? 2 : 1);
    }
}
