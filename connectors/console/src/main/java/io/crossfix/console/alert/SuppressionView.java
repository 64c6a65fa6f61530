package io.crossfix.console.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.ReviewStatus;
import io.crossfix.record.Suppression;
import java.time.Instant;
import java.util.Optional;

/** A suppression window as the page gets it: what was ordered, and how it stands. */
public final class SuppressionView {

    private final OrderBook orders;
    private final Answers answers;

    /** Looks them up here. */
    public SuppressionView(OrderBook orders, Answers answers) {
        this.orders = orders;
        this.answers = answers;
    }

    /**
     * The window that an order opens.
     *
     * @param covered how many alerts it has kept quiet
     */
    public ObjectNode of(DeskOrder order, long covered, Instant now) {
        Suppression window = order.getSuppression();
        if (window == null) {
            throw new IllegalArgumentException("order " + order.getOrderId() + " opens no suppression window");
        }
        Optional<ReviewStatus> status = answers.status(order.getOrderId());
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("id", order.getOrderId())
                .put("desk", order.getDesk())
                .put("by", order.getBy())
                .put("reason", window.getReason())
                .put("from", Times.text(window.getFrom()))
                .put("until", Times.text(window.getUntil()))
                .put("lat", window.getLatitude())
                .put("lon", window.getLongitude())
                .put("radiusMetres", window.getRadiusMetres())
                .set("rules", AlertView.texts(window.getRules()));
        return view.put("upTo", window.getUpTo().name())
                .put("state", state(order, window, status, now))
                .put("why", status.map(ReviewStatus::getReason).orElse("the job has not answered yet"))
                .put("covered", covered);
    }

    private String state(DeskOrder order, Suppression window, Optional<ReviewStatus> status, Instant now) {
        if (status.isPresent() && !status.get().getApplied()) {
            return "refused";
        }
        if (isLifted(order)) {
            return "lifted";
        }
        if (!now.isBefore(window.getUntil())) {
            return "ended";
        }
        return status.isEmpty() || now.isBefore(window.getFrom()) ? "waiting" : "in-force";
    }

    private boolean isLifted(DeskOrder order) {
        DeskOrder lift = orders.lift(order.getOrderId());
        return lift != null
                && answers.status(lift.getOrderId())
                        .filter(ReviewStatus::getApplied)
                        .isPresent();
    }
}
