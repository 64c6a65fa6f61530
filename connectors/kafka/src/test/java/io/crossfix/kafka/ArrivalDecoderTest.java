package io.crossfix.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossfix.record.GunshotDetection;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Provenance;
import io.crossfix.wire.RecordCodec;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalDecoderTest {

    private final RecordCodec codec = new RecordCodec();
    private final ArrivalDecoder decoder = new ArrivalDecoder(Topic.GUNSHOT);

    static List<HostileBytes.Case> hostile() {
        return HostileBytes.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsNoGunshotIsRefusedWithItsReasonAndKeepsItsBytes(HostileBytes.Case hostile) {
        Arrival arrival = decoder.decode(record(hostile.bytes()));
        assertThat(arrival.value()).isNull();
        assertThat(requireNonNull(arrival.refusal()).reason()).isEqualTo(hostile.reason());
        assertThat(arrival.bytes()).isEqualTo(hostile.bytes() == null ? new byte[0] : hostile.bytes());
        assertThat(arrival.from()).isEqualTo(new Provenance("crossfix.gunshot", 2, 99, 1234));
    }

    @Test
    void theCorpusIsLargeEnoughToMeanSomething() {
        assertThat(hostile()).hasSizeGreaterThanOrEqualTo(35).extracting("name").doesNotHaveDuplicates();
    }

    @Test
    void aStreamAlsoCarriesHeartbeats() {
        assertThat(decoded(Sample.heartbeat(5))).isEqualTo(Sample.heartbeat(5));
    }

    @Test
    void whetherValuesMakeSenseIsJudgedLater() {
        GunshotDetection odd = GunshotDetection.newBuilder(Sample.shot("\uFFFD"))
                .setLatitude(Double.NaN)
                .setLongitude(Double.NEGATIVE_INFINITY)
                .setRounds(Integer.MIN_VALUE)
                .build();
        assertThat(decoded(odd)).hasToString(odd.toString()); // Not equal: to Avro no NaN is.
    }

    @Test
    void afterEachHostileOneAGoodOneIsStillRead() {
        for (HostileBytes.Case hostile : hostile()) {
            decoder.decode(record(hostile.bytes()));
            assertThat(decoded(Sample.shot("g"))).as(hostile.name()).isEqualTo(Sample.shot("g"));
        }
    }

    private @Nullable SpecificRecord decoded(SpecificRecord sent) {
        return decoder.decode(record(codec.encode(sent))).value();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "crossfix.gunshot",
                2,
                99,
                1234,
                TimestampType.LOG_APPEND_TIME,
                0,
                value == null ? 0 : value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
