package io.crossfix.bench.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossfix.record.CallCategory;
import io.crossfix.record.EmergencyCall;
import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CityStreamTest {

    private static final long START = 1_750_000_000_000L;
    private static final int MANY = 60_000;
    private static final CitySettings CITY = new CitySettings(42, START, 1_000, 3);

    private static final List<Sending> SENT = first(CITY, MANY);

    private static List<Sending> first(CitySettings settings, int count) {
        CityStream stream = new CityStream(settings);
        return IntStream.range(0, count).mapToObj(n -> stream.next()).toList();
    }

    private static long observedAt(Sending sending) {
        int field = sending.observation().getSchema().getField("observedAt").pos();
        return ((Instant) sending.observation().get(field)).toEpochMilli();
    }

    @Test
    void theSameSeedGivesTheSameCityAndAnotherOneDoesNot() {
        assertThat(first(CITY, 2_000)).isEqualTo(SENT.subList(0, 2_000));
        assertThat(first(new CitySettings(43, START, 1_000, 3), 100)).isNotEqualTo(SENT.subList(0, 100));
    }

    @Test
    void streamsOfDifferentStartsShareNoId() {
        Set<String> ids = new HashSet<>();
        SENT.forEach(sending -> ids.add(sending.id()));
        assertThat(first(new CitySettings(42, START + 60_000, 1_000, 3), 5_000))
                .noneMatch(sending -> ids.contains(sending.id()));
    }

    @Test
    void theProportionsAreThoseOfTheWorkload() {
        Map<Kind, Integer> count = new HashMap<>();
        SENT.forEach(sending -> count.merge(sending.kind(), 1, Integer::sum));
        assertThat(count.get(Kind.PLATE) / (double) MANY).isCloseTo(0.92, within(0.01));
        assertThat(count.get(Kind.CALL) / (double) MANY).isCloseTo(0.02 + 0.003, within(0.003));
        assertThat(count.get(Kind.CAMERA) / (double) MANY).isCloseTo(0.05, within(0.003));
        assertThat(count.get(Kind.GUNSHOT) / (double) MANY).isCloseTo(0.0002 + 0.003, within(0.0005));
    }

    @Test
    void whatHappenedIsToldOfWithinTenSecondsAndMostlyOutOfOrder() {
        Set<String> known = new HashSet<>();
        long latest = Long.MIN_VALUE;
        int early = 0;
        int firsts = 0;
        for (int n = 0; n < MANY; n++) {
            long at = observedAt(SENT.get(n));
            if (known.add(SENT.get(n).id())) {
                assertThat(CITY.sentAt(n) - at).as("delay of number " + n).isBetween(-1L, 10_010L);
                firsts++;
                early += at < latest ? 1 : 0;
            }
            latest = Math.max(latest, at);
        }
        assertThat(early / (double) firsts).as("share behind the latest").isGreaterThan(0.8);
    }

    @Test
    void oneInAHundredIsRepeatedAsItWas() {
        Map<String, Sending> known = new HashMap<>();
        int repeats = 0;
        for (Sending sending : SENT) {
            Sending before = known.putIfAbsent(sending.id(), sending);
            if (before != null) {
                repeats++;
                assertThat(sending.observation()).isEqualTo(before.observation());
            }
        }
        assertThat(repeats / (double) MANY).isCloseTo(0.01, within(0.002));
    }

    @Test
    void aboutTwoThousandSensorsStayWhereTheyAre() {
        Map<String, Object> latitudes = new HashMap<>();
        for (Sending sending : SENT) {
            if (sending.kind() == Kind.PLATE || sending.kind() == Kind.CAMERA) {
                Object latitude = sending.observation()
                        .get(sending.observation()
                                .getSchema()
                                .getField("latitude")
                                .pos());
                assertThat(latitudes.computeIfAbsent(sending.sensorId(), id -> latitude))
                        .isEqualTo(latitude);
            }
        }
        assertThat(latitudes.size()).isBetween(1_900, 2_000);
    }

    @Test
    void aDecidingCallComesAfterItsShotsWithinTheirReach() {
        List<GunshotDetection> shots = new ArrayList<>();
        int deciding = 0;
        for (Sending sending : SENT.subList(0, 30_000)) {
            if (sending.observation() instanceof GunshotDetection heard) {
                shots.add(heard);
            } else if (sending.isDeciding()) {
                deciding++;
                assertDecides((EmergencyCall) sending.observation(), shots);
            }
        }
        assertThat(deciding).isBetween(80, 91);
    }

    /** Flat distances will do for 400 m. */
    private static void assertDecides(EmergencyCall call, List<GunshotDetection> shots) {
        assertThat(call.getCategory()).isEqualTo(CallCategory.SHOTS_FIRED);
        assertThat(shots).as("shots before call " + call.getId()).anySatisfy(heard -> {
            double north = (heard.getLatitude() - call.getLatitude()) * 111_195;
            double east = (heard.getLongitude() - call.getLongitude()) * 111_195 * Math.cos(Math.toRadians(41.85));
            assertThat(Math.hypot(north, east)).isLessThan(410);
        });
    }

    @Test
    void ratesThatMakeNoSenseAreRefusedWithTheirValue() {
        assertThatThrownBy(() -> new CitySettings(1, START, 0, 1)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> new CitySettings(1, START, 100, 11)).hasMessageContaining("were 11.0");
    }
}
