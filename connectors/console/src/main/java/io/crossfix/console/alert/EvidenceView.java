package io.crossfix.console.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.record.Alert;
import io.crossfix.record.Evidence;
import io.crossfix.record.ScoreShare;
import java.util.List;

/** What an alert rests on, as the page gets it. */
public final class EvidenceView {

    private EvidenceView() {}

    /** Evidence, explanations and what the score is made of; the last two without what a blind alert must not tell. */
    public static ObjectNode of(Alert alert) {
        boolean blind = Alerts.isBlind(alert);
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode evidence = view.putArray("evidence");
        alert.getEvidence().forEach(one -> evidence.add(of(one, alert)));
        view.set("explanations", AlertView.texts(explanations(alert.getExplanations(), alert)));
        if (blind) {
            return view.putNull("shares").putNull("score");
        }
        ArrayNode shares = view.putArray("shares");
        alert.getShares()
                .forEach(share -> shares.addObject().put("name", name(share)).put("logOdds", share.getLogOdds()));
        return view.put("score", alert.getScore());
    }

    /** Lines about an alert, without what a blind one must not tell. */
    public static List<String> explanations(List<String> lines, Alert alert) {
        return Alerts.isBlind(alert) ? lines.stream().map(Blind::line).toList() : lines;
    }

    private static ObjectNode of(Evidence evidence, Alert alert) {
        // An ordered exercise repeats real evidence; its flag alone would tell.
        boolean exercise = evidence.getExercise() && (alert.getExerciseOf() == null || !Alerts.isOpen(alert));
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", evidence.getKind().name())
                .put("id", evidence.getObservationId())
                .put("revision", evidence.getRevision())
                .put("sensor", evidence.getSensorId())
                .put("step", evidence.getStep())
                .put("at", Times.text(evidence.getObservedAt()))
                .put("lat", evidence.getLatitude())
                .put("lon", evidence.getLongitude())
                .put("uncertaintyMetres", evidence.getUncertaintyMetres())
                .put("category", evidence.getCategory())
                .put("confidence", evidence.getConfidence())
                .put("quantity", evidence.getQuantity())
                .put("distanceMetres", evidence.getDistanceMetres())
                .put("exercise", exercise);
    }

    private static String name(ScoreShare share) {
        return share.getRing() == 0 ? share.getSource() : share.getSource() + ", ring " + share.getRing();
    }
}
