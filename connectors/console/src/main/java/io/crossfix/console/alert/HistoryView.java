package io.crossfix.console.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertHistory;
import io.crossfix.record.DeskOrder;
import io.crossfix.record.EvidenceAccess;
import io.crossfix.record.Review;
import io.crossfix.record.ReviewStatus;
import io.crossfix.wire.Arrival;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one alert, line by line, as the page gets it. */
public final class HistoryView {

    private final boolean blind;
    private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    private @Nullable Alert before;

    private HistoryView(boolean blind) {
        this.blind = blind;
    }

    /**
     * The lines.
     *
     * @param trail in log order
     * @param now the alert as it stands: while it is to be judged blind, no line tells the score
     */
    public static ArrayNode of(List<Arrival> trail, Alert now) {
        HistoryView view = new HistoryView(Alerts.isBlind(now));
        trail.forEach(view::add);
        return view.entries;
    }

    private void add(Arrival arrival) {
        if (arrival.value() instanceof AlertHistory line) {
            Instant at = Instant.ofEpochMilli(arrival.from().appendedAt());
            if (line.getAlert() != null) {
                add(line.getAlert(), at);
            } else if (line.getReview() != null) {
                add(line.getReview(), line.getStatus(), at);
            } else if (line.getOrder() != null) {
                add(line.getOrder(), line.getStatus(), at);
            } else if (line.getAccess() != null) {
                add(line.getAccess(), at);
            }
        }
    }

    private void add(Alert revision, Instant at) {
        ObjectNode entry = entry(at, "revision");
        entry.put("revision", revision.getRevision())
                .put("status", revision.getStatus().name())
                .put("severity", revision.getSeverity().name())
                .set("changes", AlertView.texts(AlertChanges.between(before, revision, blind)));
        before = revision;
    }

    private void add(Review review, @Nullable ReviewStatus status, Instant at) {
        ObjectNode entry = entry(at, "review");
        entry.put("reviewer", review.getReviewer())
                .put("action", review.getAction().name())
                .put("reason", review.getReason());
        became(entry, status);
    }

    private void add(DeskOrder order, @Nullable ReviewStatus status, Instant at) {
        ObjectNode entry = entry(at, "order");
        entry.put("reviewer", order.getBy())
                .put(
                        "action",
                        order.getSuppression() != null ? "SUPPRESS" : order.getLift() != null ? "LIFT" : "EXERCISE");
        became(entry, status);
    }

    private static void became(ObjectNode entry, @Nullable ReviewStatus status) {
        if (status != null) {
            entry.put("applied", status.getApplied())
                    .put("why", status.getReason())
                    .put("revision", status.getRevision());
        }
    }

    private void add(EvidenceAccess access, Instant at) {
        entry(at, "access")
                .put("reviewer", access.getAccount())
                .put("action", access.getWhat())
                .put("reason", access.getPurpose());
    }

    private ObjectNode entry(Instant at, String kind) {
        ObjectNode entry = entries.addObject();
        entry.put("at", Times.text(at)).put("kind", kind);
        for (String field :
                List.of("revision", "status", "severity", "reviewer", "action", "reason", "applied", "why")) {
            entry.putNull(field);
        }
        entry.putArray("changes");
        return entry;
    }
}
