package io.crossfix.feeds.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossfix.document.InvalidDocument;
import org.junit.jupiter.api.Test;

class SensorRegisterTest {

    @Test
    void aSensorIsFoundByEveryNameOfIt() throws Exception {
        SensorRegister sensors = SensorRegister.read(Town.SENSORS, "test");
        assertThat(sensors.find("1414799424"))
                .isSameAs(sensors.find("reader-7"))
                .isNotNull();
        assertThat(sensors.find("nobody")).isNull();
        assertThat(sensors.all()).hasSize(5);
        assertThat(sensors.admitsStrangers()).isFalse();
    }

    @Test
    void everyFaultIsNamedWithItsPlace() {
        assertThatThrownBy(() -> SensorRegister.read("""
                        sensors:
                          - {id: a, kind: PLATE, owner: town, senders: x, reach: 100}
                          - {id: b, kind: PLATE, owner: town, senders: x}
                          - {id: c, also: [b], kind: PLATE, owner: town, senders: x}
                          - {id: d, kind: PLATE, owner: town, senders: x, area: [[0, 0], [1, 0], [1, 1], [0, 1]]}
                        """, "sensors.yaml"))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("sensors.yaml:2")
                .hasMessageContaining("a reach needs a position")
                .hasMessageContaining("sensors.yaml:4")
                .hasMessageContaining("the name 'b' is taken")
                .hasMessageContaining("sensors.yaml:5");
    }

    @Test
    void whatTheSchemaDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> SensorRegister.read("sensors: [{id: a, kind: DRONE, owner: town, senders: x}]", "s"))
                .isInstanceOf(InvalidDocument.class);
    }
}
