package io.crossfix.feeds.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.feeds.door.Formats;
import io.crossfix.feeds.door.SensorRegister;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadTest {

    private static final Path SAMPLES = Path.of("src/test/resources/formats");

    @Test
    void tellsWhatIsReadFromWhatIsNot() throws Exception {
        List<String> unread = unread("openalpr", "group-v2.json");
        assertThat(unread)
                .contains("/candidates/*/plate", "/vehicle_crop_jpeg", "/vehicle/color/*/name", "/country")
                .doesNotContain("/best_plate_number", "/best_confidence", "/is_preview", "/data_type", "/gps_latitude");
    }

    @Test
    void aWordThatOnlyTheMappingKnowsCountsAsReading() throws Exception {
        assertThat(unread("gunshot-packets", "alert.xml"))
                .contains("/IALRT05/comment")
                .doesNotContain("/IALRT05/reviewStatus", "/IALRT05/type");
    }

    private static List<String> unread(String format, String sample) throws Exception {
        Sample file = new Sample(SAMPLES.resolve(format).resolve(sample));
        Trial trial = new Trial(Formats.of(format, Path.of(".")), SensorRegister.read(SAMPLES.resolve("sensors.yaml")));
        return Unread.in(file.bytes(), file.attributes(), trial);
    }
}
