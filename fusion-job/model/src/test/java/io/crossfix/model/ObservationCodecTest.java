package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are in Java's modified UTF-8, whatever is in them: savepoints of earlier releases hold such bytes. */
class ObservationCodecTest {

    @ParameterizedTest
    @ValueSource(strings = {"g-1", "straße", "\u0000", "a\u0000b", "\uD83D\uDD2B", "~\u007F", "日本"})
    void writesTheBytesOfEarlierReleases(String id) throws IOException {
        Observation seen = Sightings.shot(id, 0, 41.85, -87.68);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObservationCodec.write(seen, new DataOutputStream(bytes));
        DataInputStream plain = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(plain.skipBytes(2)).isEqualTo(2);
        assertThat(plain.readUTF()).isEqualTo(id);
        assertThat(plain.readUTF()).isEqualTo("sensor-1");
        assertThat(ObservationCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(seen);
    }

    @Test
    void whereItWasBeforeTakesRoomOnlyWhenItMoves() throws IOException {
        Observation still = Sightings.shot("g-1", 0, 41.85, -87.68);
        Observation moved = moved(still);
        assertThat(bytes(moved)).hasSize(bytes(still).length + 2 * Double.BYTES);
        assertThat(ObservationCodec.read(new DataInputStream(new ByteArrayInputStream(bytes(moved)))))
                .isEqualTo(moved);
        assertThat(bytes(moved.settled())).isEqualTo(bytes(still));
    }

    private static byte[] bytes(Observation seen) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObservationCodec.write(seen, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Observation moved(Observation still) {
        return new Observation(
                still.kind(),
                still.id(),
                still.sensor(),
                still.at(),
                still.latitude(),
                still.longitude(),
                still.uncertaintyMetres(),
                still.confidence(),
                still.category(),
                still.quantity(),
                still.token(),
                still.headingDegrees(),
                still.speedMetresPerSecond(),
                still.origin(),
                still.exercise(),
                still.revision(),
                still.retracted(),
                still.propensity(),
                new Grid.Point(-16.79, -179.9999));
    }
}
