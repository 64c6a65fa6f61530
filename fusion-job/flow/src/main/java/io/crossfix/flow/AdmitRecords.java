package io.crossfix.flow;

import io.crossfix.record.Rule;
import io.crossfix.rule.signature.TrustedKeys;
import io.crossfix.wire.Arrival;
import io.crossfix.wire.Refusal;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The door for rules, weights, verdicts, reviews and orders: what is a record of the wanted type goes on, everything else is
 * rejected. So is a rule that no trusted key has signed; instead of it goes on what the tasks have to answer.
 */
public final class AdmitRecords extends ProcessFunction<Arrival, SpecificRecord> {

    private static final long serialVersionUID = 1;

    private final Class<? extends SpecificRecord> wanted;
    private final String stream;
    private final TrustedKeys trusted;
    private transient StepMetrics metrics;

    /**
     * @param wanted the type that goes on
     * @param stream what its numbers are told of
     * @param trusted whose signature a rule needs
     */
    @SuppressWarnings("NullAway.Init")
    public AdmitRecords(Class<? extends SpecificRecord> wanted, String stream, TrustedKeys trusted) {
        this.wanted = wanted;
        this.stream = stream;
        this.trusted = trusted;
    }

    @Override
    public void open(OpenContext context) {
        metrics = StepMetrics.ofStream(getRuntimeContext().getMetricGroup(), stream);
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<SpecificRecord> out) {
        if (!wanted.isInstance(arrival.value())) {
            reject(arrival, refusal(arrival), context);
            return;
        }
        Optional<String> objection = trusted.objection(arrival);
        if (objection.isEmpty()) {
            out.collect(wanted.cast(arrival.value()));
        } else if (arrival.value() instanceof Rule rule) {
            String detail = "rule " + rule.getRuleId() + ": " + objection.get();
            reject(arrival, new Refusal(Refusal.Reason.NOT_SIGNED, detail), context);
            out.collect(RuleStatements.notAdmitted(rule, objection.get()));
        }
    }

    private Refusal refusal(Arrival arrival) {
        return arrival.refusal() == null
                ? new Refusal(Refusal.Reason.WRONG_STREAM, "a " + wanted.getSimpleName() + " is expected on this topic")
                : arrival.refusal();
    }

    private void reject(Arrival arrival, Refusal refusal, Context context) {
        metrics.count(refusal.reason());
        context.output(AdmitObservations.REJECTIONS, arrival.reject(refusal));
    }
}
