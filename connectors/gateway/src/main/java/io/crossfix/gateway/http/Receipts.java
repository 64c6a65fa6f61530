package io.crossfix.gateway.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.feeds.door.Receipt;
import io.crossfix.wire.Refusal;
import java.util.List;

/** What a sender is told of payloads that are kept. */
final class Receipts {

    private static final int ACCEPTED = 202;
    private static final int ALL_REFUSED = 422;

    private Receipts() {}

    /** Of one payload, or of a batch in its order. */
    static Answer answer(List<Receipt> receipts, boolean batch) {
        if (!batch) {
            return Answer.json(status(receipts), json(receipts.get(0)));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("receipts");
        receipts.forEach(receipt -> all.add(json(receipt)));
        return Answer.json(status(receipts), body);
    }

    private static int status(List<Receipt> receipts) {
        boolean allRefused = !receipts.isEmpty() && receipts.stream().allMatch(Receipts::isRefused);
        return allRefused ? ALL_REFUSED : ACCEPTED;
    }

    private static boolean isRefused(Receipt receipt) {
        return !receipt.refused().isEmpty() && receipt.published() + receipt.repeated() + receipt.ignored() == 0;
    }

    private static ObjectNode json(Receipt receipt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("published", receipt.published())
                .put("repeated", receipt.repeated())
                .put("ignored", receipt.ignored());
        ArrayNode refused = json.putArray("refused");
        for (Refusal refusal : receipt.refused()) {
            refused.addObject().put("reason", refusal.reason().name()).put("detail", refusal.detail());
        }
        return json;
    }
}
