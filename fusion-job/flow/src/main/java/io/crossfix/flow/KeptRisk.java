package io.crossfix.flow;

import io.crossfix.document.InvalidDocument;
import io.crossfix.model.risk.SensorBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every task keeps of the risk besides the cells: the published weights, what is known of sensors, and which alerts were
 * answered.
 *
 * @param weights the text, under one name
 * @param sensors by sensor
 * @param judged position among the answered alerts, oldest first, by alert
 */
record KeptRisk(
        BroadcastState<String, String> weights,
        BroadcastState<String, byte[]> sensors,
        BroadcastState<String, Integer> judged) {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRisk.class);
    private static final String TEXT = "text";

    static KeptRisk open(OperatorStateStore store) throws Exception {
        return new KeptRisk(
                store.getBroadcastState(new MapStateDescriptor<>("risk-weights", Types.STRING, Types.STRING)),
                store.getBroadcastState(new MapStateDescriptor<>(
                        "sensors", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
                store.getBroadcastState(new MapStateDescriptor<>("judged", Types.STRING, Types.INT)));
    }

    void restore(TaskRisk risk, SensorBook book) throws Exception {
        String text = weights.get(TEXT);
        if (text != null) {
            try {
                risk.restore(text);
            } catch (InvalidDocument e) {
                LOG.error("the weights from the restored state are left out: {}", e.getMessage());
            }
        }
        for (Map.Entry<String, byte[]> sensor : sensors.entries()) {
            book.restore(sensor.getKey(), sensor.getValue());
        }
        List<Map.Entry<String, Integer>> alerts = new ArrayList<>();
        judged.entries().forEach(alerts::add);
        alerts.sort(Comparator.comparingInt(Map.Entry::getValue));
        book.restoreJudged(alerts.stream().map(Map.Entry::getKey).toList());
    }

    void keep(TaskRisk risk, SensorBook book) throws Exception {
        if (risk.text() != null) {
            weights.put(TEXT, risk.text());
        }
        sensors.clear();
        sensors.putAll(risk.kept());
        judged.clear();
        int position = 0;
        for (String alert : book.judged()) {
            judged.put(alert, position++);
        }
    }
}
