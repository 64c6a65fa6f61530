package io.crossfix.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.account.Role;
import io.crossfix.console.alert.Answers;
import io.crossfix.console.alert.AuditTrail;
import io.crossfix.console.alert.EvidenceView;
import io.crossfix.console.alert.HistoryView;
import io.crossfix.console.alert.Purpose;
import io.crossfix.console.port.Explainer;
import io.crossfix.record.Alert;
import io.crossfix.record.EvidenceAccess;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an alert rests on and what became of it. Whoever looks says what for, and stands in the audit trail first. */
final class EvidenceRoutes {

    private static final Set<String> PURPOSE = Set.of("purpose");

    private final AlertRoutes alerts;
    private final Answers answers;
    private final AuditTrail trail;
    private final @Nullable Explainer explainer;
    private final Clock clock;

    EvidenceRoutes(AlertRoutes alerts, Answers answers, AuditTrail trail, @Nullable Explainer explainer, Clock clock) {
        this.alerts = alerts;
        this.answers = answers;
        this.trail = trail;
        this.explainer = explainer;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/alerts/{id}/evidence", Needs.VIEWER, PURPOSE, this::evidence),
                Route.get("/api/alerts/{id}/history", Needs.VIEWER, PURPOSE, this::history),
                Route.get("/api/alerts/{id}/explain", Needs.VIEWER, PURPOSE, this::explain));
    }

    private Answer evidence(Call call) {
        Alert alert = noted(call, "evidence");
        return Answer.ok(EvidenceView.of(alert));
    }

    private Answer history(Call call) {
        Alert alert = noted(call, "history");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("entries", HistoryView.of(trail.of(alert.getAlertId()), alert));
        return Answer.ok(body);
    }

    private Answer explain(Call call) {
        Explainer present = Missing.unless(explainer, "explanations");
        Alert alert = noted(call, "evidence");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode lines = body.putArray("lines");
        EvidenceView.explanations(present.alert(alert), alert).forEach(lines::add);
        return Answer.ok(body);
    }

    private Alert noted(Call call, String what) {
        Alert alert = alerts.demanded(call);
        String code = call.demandedQuery("purpose", "one of " + Purpose.codes());
        Purpose purpose = Purpose.of(code)
                .orElseThrow(() -> HttpRefusal.badRequest(
                        "purpose must be one of " + Purpose.codes() + ", was '" + Shown.value(code) + "'"));
        EvidenceAccess access = EvidenceAccess.newBuilder()
                .setAccount(call.account().account())
                .setRole(call.account().acting(Role.VIEWER).code())
                .setPurpose(purpose.code())
                .setWhat(what)
                .setAt(clock.instant())
                .build();
        answers.note(alert.getAlertId(), access);
        return alert;
    }
}
