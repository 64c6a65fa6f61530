package io.crossfix.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
}
