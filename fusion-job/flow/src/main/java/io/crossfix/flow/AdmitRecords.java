package io.crossfix.flow;

import io.crossfix.wire.Arrival;
import io.crossfix.wire.Refusal;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The door for rules, weights, verdicts, reviews and orders: what is a record of the wanted type goes on, everything else is rejected. */
public final class AdmitRecords extends ProcessFunction<Arrival, SpecificRecord> {

    private static final long serialVersionUID = 1;

    private final Class<? extends SpecificRecord> wanted;
    private final String stream;
    private transient StepMetrics metrics;

    /**
     * @param wanted the type that goes on
     * @param stream what its numbers are told of
     */
    @SuppressWarnings("NullAway.Init")
    public AdmitRecords(Class<? extends SpecificRecord> wanted, String stream) {
        this.wanted = wanted;
        this.stream = stream;
    }

    @Override
    public void open(OpenContext context) {
        metrics = StepMetrics.ofStream(getRuntimeContext().getMetricGroup(), stream);
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<SpecificRecord> out) {
        if (wanted.isInstance(arrival.value())) {
            out.collect(wanted.cast(arrival.value()));
            return;
        }
        Refusal refusal = arrival.refusal() == null
                ? new Refusal(Refusal.Reason.WRONG_STREAM, "a " + wanted.getSimpleName() + " is expected on this topic")
                : arrival.refusal();
        metrics.count(refusal.reason());
        context.output(AdmitObservations.REJECTIONS, arrival.reject(refusal));
    }
}
