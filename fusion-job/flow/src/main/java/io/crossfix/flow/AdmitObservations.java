package io.crossfix.flow;

import io.crossfix.model.Admission;
import io.crossfix.model.AdmissionSettings;
import io.crossfix.model.Observation;
import io.crossfix.record.Heartbeat;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Refusal;
import io.crossfix.wire.Rejection;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** The door: a decoded record becomes an observation, or a rejection with a reason. */
public final class AdmitObservations extends ProcessFunction<Arrival, Admitted> {

    /** Where rejections leave. */
    public static final OutputTag<Rejection> REJECTIONS = new OutputTag<>("rejections", RejectionType.TYPE);

    private static final long serialVersionUID = 1;

    private final AdmissionSettings settings;
    private final String stream;
    private transient Admission admission;
    private transient StepMetrics metrics;
    private transient Delays lag;

    /**
     * @param settings what is let in
     * @param stream what its numbers are told of
     */
    @SuppressWarnings("NullAway.Init")
    public AdmitObservations(AdmissionSettings settings, String stream) {
        this.settings = settings;
        this.stream = stream;
    }

    @Override
    public void open(OpenContext context) {
        admission = new Admission(settings);
        metrics = StepMetrics.ofStream(getRuntimeContext().getMetricGroup(), stream)
                .counting(StepMetrics.ADMITTED, StepMetrics.DRILLS, StepMetrics.HEARTBEATS);
        lag = metrics.delays(StepMetrics.LAG);
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Admitted> out) {
        lag.took(context.timerService().currentProcessingTime() - arrival.from().appendedAt());
        SpecificRecord value = arrival.value();
        if (value instanceof Heartbeat) {
            // It has moved event time at the source; that was all.
            metrics.count(StepMetrics.HEARTBEATS);
        } else if (value == null) {
            reject(arrival, arrival.refusal(), context);
        } else {
            judge(arrival, value, context, out);
        }
    }

    private void judge(Arrival arrival, SpecificRecord value, Context context, Collector<Admitted> out) {
        Admission.Verdict verdict = admission.judge(value, arrival.from().appendedAt());
        Observation observation = verdict.observation();
        if (observation == null) {
            reject(arrival, verdict.refusal(), context);
        } else {
            metrics.count(StepMetrics.ADMITTED);
            if (observation.exercise()) {
                metrics.count(StepMetrics.DRILLS);
            }
            out.collect(new Admitted(observation, arrival.from().appendedAt()));
        }
    }

    private void reject(Arrival arrival, Refusal refusal, Context context) {
        metrics.count(refusal.reason());
        context.output(REJECTIONS, arrival.reject(refusal));
    }
}
