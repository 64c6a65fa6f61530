package io.crossfix.bench.plain;

import io.crossfix.kafka.KafkaSettings;
import io.crossfix.local.RunningNumbers;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * R1 to R3 with Flink CEP's operator, event time and one watermark, in two stages where a rule correlates by two keys.
 * Shots are copied to the neighbours of their cell, since CEP sees one key at a time; repeats are left in, since whoever
 * reads the lines takes each once.
 */
public final class PlainJob {

    private PlainJob() {}

    /** The topic that its lines go to. */
    public static String topic(KafkaSettings kafka, String name) {
        return kafka.topicPrefix() + name;
    }

    /**
     * Builds the job into an environment.
     *
     * @param name of its topic and consumer group
     * @param backend Flink's name of the state backend
     */
    public static void build(StreamExecutionEnvironment env, KafkaSettings kafka, String name, String backend) {
        Configuration own = new Configuration();
        own.set(StateBackendOptions.STATE_BACKEND, backend);
        env.configure(own);
        env.getConfig().enableObjectReuse();
        DataStream<PlainEvent> events = env.fromSource(PlainSource.of(kafka, name), PlainSource.clock(), "read")
                .uid("read")
                .map(new Counting())
                .uid("count")
                .flatMap(new InCells())
                .uid("in-cells");
        DataStream<String> lines = calledIn(events).union(leaving(events), crowds(events));
        lines.map(new CountingLines())
                .uid("count-lines")
                .sinkTo(sink(kafka, name))
                .uid("write")
                .name("write");
    }

    private static DataStream<String> calledIn(DataStream<PlainEvent> events) {
        return CEP.pattern(
                        events.filter(event -> event.isShot() || event.isCallAboutShots())
                                .uid("r1-filter")
                                .keyBy(event -> event.cell, Types.LONG),
                        Patterns.calledIn())
                .process(new Patterns.TellCalledIn())
                .uid("r1");
    }

    private static DataStream<String> leaving(DataStream<PlainEvent> events) {
        DataStream<Sighting> sightings = CEP.pattern(
                        events.filter(event -> event.isShot() || event.isRead())
                                .uid("r2-filter")
                                .keyBy(event -> event.cell, Types.LONG),
                        Patterns.readNearShot())
                .process(new Patterns.TellSighting())
                .uid("r2-sightings");
        return CEP.pattern(sightings.keyBy(sighting -> sighting.pursuit, Types.STRING), Patterns.fartherAway())
                .process(new Patterns.TellLeaving())
                .uid("r2");
    }

    private static DataStream<String> crowds(DataStream<PlainEvent> events) {
        return CEP.pattern(
                        events.filter(event -> event.isCall() || event.isCrowd() || event.isClear())
                                .uid("r3-filter")
                                .keyBy(event -> event.cell, Types.LONG),
                        Patterns.notCleared())
                .process(new Patterns.TellCrowd())
                .uid("r3");
    }

    private static KafkaSink<String> sink(KafkaSettings kafka, String name) {
        return KafkaSink.<String>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(topic(kafka, name))
                        .setKeySerializationSchema((String line) -> line.getBytes(StandardCharsets.UTF_8))
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build();
    }

    /** Counts under a name that the engine's process reads. */
    private static final class Counting extends RichMapFunction<PlainEvent, PlainEvent> {

        private static final long serialVersionUID = 1;

        private transient Counter counter;

        @SuppressWarnings("NullAway.Init")
        Counting() {}

        @Override
        public void open(OpenContext context) {
            counter = getRuntimeContext()
                    .getMetricGroup()
                    .addGroup(RunningNumbers.GROUP)
                    .counter("admitted");
        }

        @Override
        public PlainEvent map(PlainEvent event) {
            if (!event.type.equals("H")) {
                counter.inc();
            }
            return event;
        }
    }

    private static final class CountingLines extends RichMapFunction<String, String> {

        private static final long serialVersionUID = 1;

        private transient Counter counter;

        @SuppressWarnings("NullAway.Init")
        CountingLines() {}

        @Override
        public void open(OpenContext context) {
            counter = getRuntimeContext()
                    .getMetricGroup()
                    .addGroup(RunningNumbers.GROUP)
                    .addGroup("rule", "plain")
                    .counter("matches");
        }

        @Override
        public String map(String line) {
            counter.inc();
            return line;
        }
    }
}
