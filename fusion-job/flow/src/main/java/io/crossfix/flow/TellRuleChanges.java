package io.crossfix.flow;

import io.crossfix.record.AlertHistory;
import io.crossfix.record.Rule;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Writes every published rule into the history, in the order in which the job heard of it. */
public final class TellRuleChanges implements FlatMapFunction<SpecificRecord, AlertHistory> {

    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(SpecificRecord told, Collector<AlertHistory> out) {
        if (told instanceof Rule rule) {
            out.collect(AlertHistory.newBuilder()
                    .setAlertId(rule.getRuleId())
                    .setRule(rule)
                    .build());
        }
    }
}
