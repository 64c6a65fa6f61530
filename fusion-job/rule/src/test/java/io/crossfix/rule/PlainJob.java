package io.crossfix.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/** Sequences as an application without Crossfix would run them: Flink CEP's own operator in a job of its own. */
final class PlainJob {

    private final StreamExecutionEnvironment env =
            StreamExecutionEnvironment.createLocalEnvironment(1, new Configuration());
    private final List<DataStream<Tuple2<Integer, String>>> found = new ArrayList<>();

    /** Adds a sequence with the events of its cases; no case may have another sequence. */
    void add(Sketch sketch, List<PlainEvent> events) {
        DataStream<PlainEvent> stream = env.fromData(events)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<PlainEvent>noWatermarks()
                        .withTimestampAssigner((event, before) -> event.at()));
        found.add(CEP.pattern(stream.keyBy(PlainEvent::number), PlainPattern.of(sketch), new ByTime())
                .process(new Tell()));
    }

    /** Runs the job: every match by the number of its case. */
    Map<Integer, List<PlainMatch>> run() throws Exception {
        Map<Integer, List<PlainMatch>> matches = new TreeMap<>();
        DataStream<Tuple2<Integer, String>> all = found.get(0);
        for (DataStream<Tuple2<Integer, String>> more : found.subList(1, found.size())) {
            all = all.union(more);
        }
        try (CloseableIterator<Tuple2<Integer, String>> told = all.executeAndCollect("plain CEP")) {
            told.forEachRemaining(match -> matches.computeIfAbsent(match.f0, number -> new ArrayList<>())
                    .add(PlainMatch.parse(match.f1)));
        }
        return matches;
    }

    private static final class ByTime implements EventComparator<PlainEvent> {

        private static final long serialVersionUID = 1;

        @Override
        public int compare(PlainEvent a, PlainEvent b) {
            return PlainEvent.ORDER.compare(a, b);
        }
    }

    private static final class Tell extends PatternProcessFunction<PlainEvent, Tuple2<Integer, String>> {

        @Override
        public void processMatch(
                Map<String, List<PlainEvent>> match, Context context, Collector<Tuple2<Integer, String>> out) {
            Map<String, List<String>> ids = new TreeMap<>();
            match.forEach((step, events) ->
                    ids.put(step, events.stream().map(PlainEvent::id).toList()));
            out.collect(Tuple2.of(match.get(PlainPattern.ANCHOR).get(0).number(), new PlainMatch(ids).toString()));
        }
    }
}
