package io.crossfix.flow;

import io.crossfix.document.InvalidDocument;
import io.crossfix.rule.signature.NewestSigned;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every task keeps of the rules.
 *
 * @param texts by rule
 * @param modes that were published, by rule
 * @param signed when the newest signed record of each rule was published, milliseconds since epoch
 */
record KeptRules(
        BroadcastState<String, String> texts,
        BroadcastState<String, String> modes,
        BroadcastState<String, Long> signed) {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRules.class);

    static KeptRules open(OperatorStateStore store) throws Exception {
        return new KeptRules(
                store.getBroadcastState(new MapStateDescriptor<>("rules", Types.STRING, Types.STRING)),
                store.getBroadcastState(new MapStateDescriptor<>("rule-modes", Types.STRING, Types.STRING)),
                store.getBroadcastState(new MapStateDescriptor<>("rules-signed", Types.STRING, Types.LONG)));
    }

    void restore(RuleShelf shelf) throws Exception {
        Map<String, String> published = new HashMap<>();
        for (Map.Entry<String, String> kept : modes.entries()) {
            published.put(kept.getKey(), kept.getValue());
        }
        shelf.restoreModes(published);
        for (Map.Entry<String, String> kept : texts.entries()) {
            InvalidDocument fault = shelf.restore(kept.getValue());
            if (fault != null) {
                try (MDC.MDCCloseable rule = MDC.putCloseable("rule", kept.getKey())) {
                    LOG.error("rule {} from the restored state is left out: {}", kept.getKey(), fault.getMessage());
                }
            }
        }
    }

    NewestSigned newest() throws Exception {
        Map<String, Long> millis = new HashMap<>();
        for (Map.Entry<String, Long> kept : signed.entries()) {
            millis.put(kept.getKey(), kept.getValue());
        }
        return new NewestSigned(millis);
    }

    void keep(NewestSigned newest) throws Exception {
        signed.putAll(newest.millis());
    }

    void keep(RuleShelf shelf) throws Exception {
        texts.clear();
        texts.putAll(shelf.texts());
        modes.clear();
        modes.putAll(shelf.modes());
    }
}
