package io.crossfix.kafka;

import io.crossfix.record.GunshotDetection;
import io.crossfix.record.Kind;
import io.crossfix.record.ReviewStatus;
import io.crossfix.wire.Arrival;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Says of the shot named "first" when event time has passed it by a second, beside a stream of rules. */
final class AwaitSilence extends KeyedCoProcessFunction<Integer, Arrival, Arrival, ReviewStatus> {

    private static final long serialVersionUID = 1;

    static void build(StreamExecutionEnvironment env, KafkaDoors doors) {
        var rules = env.fromSource(doors.rules(), Clocks.timeless(), "rules");
        env.fromSource(
                        doors.observations(Kind.GUNSHOT),
                        Clocks.observed(new ClockSettings(60_000, 1_000, 1_000)),
                        "gunshots")
                .connect(rules)
                .keyBy(arrival -> 0, rule -> 0, Types.INT)
                .process(new AwaitSilence(), new GenericTypeInfo<>(ReviewStatus.class))
                .sinkTo(doors.reviewStatus());
    }

    @Override
    public void processElement1(Arrival arrival, Context context, Collector<ReviewStatus> out) {
        if (arrival.value() instanceof GunshotDetection shot && shot.getId().equals("first")) {
            context.timerService().registerEventTimeTimer(shot.getObservedAt().toEpochMilli() + 1_000);
        }
    }

    @Override
    public void processElement2(Arrival rule, Context context, Collector<ReviewStatus> out) {
        // Rules are only here to be quiet.
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<ReviewStatus> out) {
        out.collect(new ReviewStatus("time passed first", "a", true, "seen", 1, "", ""));
    }
}
