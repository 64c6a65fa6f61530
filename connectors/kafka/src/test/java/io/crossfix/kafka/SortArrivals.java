package io.crossfix.kafka;

import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.ReviewStatus;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Rejection;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Gunshots that could be read to the one side, as statuses that bear their id; the others to the other side. */
final class SortArrivals extends ProcessFunction<Arrival, ReviewStatus> {

    private static final long serialVersionUID = 1;
    private static final OutputTag<Rejection> REJECTED =
            new OutputTag<>("rejected", TypeInformation.of(Rejection.class));

    static void build(StreamExecutionEnvironment env, KafkaDoors doors) {
        SingleOutputStreamOperator<ReviewStatus> sorted = env.fromSource(
                        doors.observations(Kind.GUNSHOT),
                        Clocks.observed(new ClockSettings(60_000, 1_000, 30_000)),
                        "gunshots")
                .rebalance() // Through the serializer, not only past it.
                .process(new SortArrivals(), new GenericTypeInfo<>(ReviewStatus.class));
        sorted.sinkTo(doors.reviewStatus());
        sorted.getSideOutput(REJECTED).sinkTo(doors.rejections());
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<ReviewStatus> out) {
        if (arrival.refusal() != null) {
            context.output(REJECTED, arrival.reject(arrival.refusal()));
        } else if (arrival.value() instanceof GunshotDetection shot) {
            out.collect(new ReviewStatus(shot.getId(), "a", true, "seen", 1, "", ""));
        }
    }
}
