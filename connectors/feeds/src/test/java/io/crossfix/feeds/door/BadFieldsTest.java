package io.crossfix.feeds.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.wire.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single fields of otherwise good messages that have gone wrong elsewhere, each with what has to become of it. */
class BadFieldsTest {

    private final Town town;

    BadFieldsTest() throws Exception {
        town = new Town();
    }

    @ParameterizedTest
    @CsvSource({
        "time, 2026-07-04T21:41:01Z, FUTURE",
        "time, 2038-01-19T03:14:08Z, FUTURE",
        "time, 9999-12-31T23:59:59Z, IMPLAUSIBLE_TIME",
        "time, 9223372036854775807, BAD_VALUE",
        "time, -9223372036854775808, BAD_VALUE",
        "time, -1, IMPLAUSIBLE_TIME",
        "time, 1760000000, IMPLAUSIBLE_TIME",
        "time, 1760000000000000, IMPLAUSIBLE_TIME",
        "time, '', BAD_VALUE",
        "time, yesterday, BAD_VALUE",
        "latitude, 91, BAD_POSITION",
        "latitude, -91, BAD_POSITION",
        "latitude, -122.27, BAD_POSITION",
        "latitude, NaN, BAD_POSITION",
        "latitude, '', BAD_POSITION",
        "latitude, 39.8, OUTSIDE_SENSOR_AREA",
        "longitude, 181, BAD_POSITION",
        "longitude, 540, BAD_POSITION",
        "longitude, 1e308, BAD_POSITION",
        "uncertaintyMeters, -1, BAD_VALUE",
        "uncertaintyMeters, 1e9, BAD_VALUE",
        "id, '', BAD_ID",
        "confidence, -0.1, BAD_VALUE",
        "confidence, 1.5, BAD_VALUE",
        "confidence, NaN, BAD_VALUE",
        "rounds, -1, BAD_VALUE",
        "rounds, 0, BAD_VALUE",
        "rounds, 2147483647, BAD_VALUE",
        "sensor, nobody, UNKNOWN_SENSOR",
        "sensor, '', UNKNOWN_SENSOR"
    })
    void isRefusedWithItsReason(String field, String value, String reason) {
        String body = shot(field, value);
        assertThat(town.hears("gunshot-packets", "acoustics", body).refused())
                .as(body)
                .extracting(refusal -> refusal.reason().name())
                .containsExactly(reason);
        assertThat(town.kept.records).isEmpty();
        assertThat(town.kept.rejections).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "confidence, -0.0",
        "confidence, 1",
        "rounds, 10000",
        "uncertaintyMeters, 0",
        "time, 2026-07-04T21:41:00Z"
    })
    void isAdmitted(String field, String value) {
        assertThat(town.hears("gunshot-packets", "acoustics", shot(field, value))
                        .published())
                .isEqualTo(1);
        GunshotDetection shot = (GunshotDetection) town.kept.records.get(0);
        assertThat(1 / (shot.getConfidence() + 1e-300)).as("-0.0 is 0.0").isPositive();
    }

    @Test
    void nullIslandHasItsOwnReason() {
        String body = shot("latitude", "0").replace("-122.27", "0");
        assertThat(town.hears("gunshot-packets", "acoustics", body).refused())
                .extracting(Refusal::reason)
                .containsExactly(Refusal.Reason.NULL_ISLAND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "TSTА001",
                "🚗",
                "%s",
                "${jndi:ldap://x}",
                "'; DROP",
                "=HYPERLINK()",
                "AAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void aPlateThatIsNoneIsRefusedAndNotShown(String plate) {
        long at = town.now.minusSeconds(60).toEpochMilli();
        Receipt receipt = town.hears("openalpr", "rekor", Town.read(at, plate, 37.8));
        assertThat(receipt.published()).isZero();
        assertThat(receipt.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.detail()).doesNotContain(plate.isEmpty() ? "\u0000" : plate));
    }

    @Test
    void anUnknownCodeAndAnImpossiblePriorityAreUnknownNotHighest() {
        town.hears("eido", "cad", Eidos.incident("XYZZY", "2026-07-04T21:31:40Z", 37.8));
        EmergencyCall call = (EmergencyCall) town.kept.records.get(0);
        assertThat(call.getCategory()).isEqualTo(CallCategory.OTHER);
        assertThat(call.getPriority()).isNull();
    }

    private static String shot(String field, String value) {
        String[][] fields = {
            {"id", "816"}, {"sensor", "east-array"}, {"time", "2026-07-04T21:30:49Z"}, {"type", "Single Gunshot"},
            {"rounds", "1"}, {"latitude", "37.8"}, {"longitude", "-122.27"}, {"uncertaintyMeters", "25"},
            {"confidence", "0.9"}
        };
        StringBuilder packet = new StringBuilder("<IALRT05>");
        for (String[] each : fields) {
            packet.append('<')
                    .append(each[0])
                    .append('>')
                    .append(each[0].equals(field) ? value : each[1])
                    .append("</")
                    .append(each[0])
                    .append('>');
        }
        return packet.append("</IALRT05>").toString();
    }
}
