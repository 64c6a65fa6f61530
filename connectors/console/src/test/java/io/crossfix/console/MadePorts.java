package io.crossfix.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.console.port.Explainer;
import io.crossfix.console.port.HealthSource;
import io.crossfix.console.port.PortRefusal;
import io.crossfix.console.port.RiskOutlook;
import io.crossfix.console.port.RuleDesk;
import io.crossfix.record.Alert;
import io.crossfix.record.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers in the form that a deployment gives, for a city of a few cells and two rules. */
final class MadePorts implements RuleDesk, Explainer, RiskOutlook, HealthSource {

    private static final JsonMapper JSON = new JsonMapper();

    static Ports all() {
        MadePorts made = new MadePorts();
        return new Ports(made, made, made, made);
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static ObjectNode inShort(String id, String mode) {
        return object("{'id':'" + id + "','version':'1.0','mode':'" + mode + "','severity':'SEVERE',"
                + "'about':'Two or more shots heard, and somebody calls about shots close by.','author':'analyst-desk',"
                + "'state':'accepted','why':'','tasks':2,'matches24h':14,'shadowMatches24h':"
                + (mode.equals("SHADOW") ? 9 : 0)
                + ",'costMicros':12.5,'publishedAt':'2026-11-26T08:00:00.000Z','publishedBy':'analyst'}");
    }

    @Override
    public List<ObjectNode> rules() {
        return List.of(inShort("shots-called-in", "LIVE"), inShort("car-circles", "SHADOW"));
    }

    @Override
    public Optional<ObjectNode> rule(String id) {
        return rules().stream()
                .filter(rule -> rule.path("id").asText().equals(id))
                .findFirst()
                .map(rule -> {
                    rule.put("text", "rule: " + id + "\nversion: 1.0\nmode: live\n")
                            .put("schemaVersion", "1");
                    rule.putArray("history")
                            .addObject()
                            .put("publishedAt", "2026-11-26T08:00:00.000Z")
                            .put("publishedBy", "analyst")
                            .put("mode", "AS_WRITTEN")
                            .put("change", "published");
                    return rule;
                });
    }

    @Override
    public List<ObjectNode> matches(String id, boolean shadow, int most) {
        return List.of(object("{'id':'" + "ab".repeat(32)
                + "','at':'2026-11-27T03:12:45.123Z','lat':37.8,'lon':-122.27,'score':0.7,'severity':'SEVERE','shadow':"
                + shadow + ",'state':'HOLDS','reason':'3 rounds heard, and a call','alertId':'" + Samples.id(1)
                + "'}"));
    }

    @Override
    public List<String> alert(Alert alert) {
        return alert.getExplanations();
    }

    @Override
    public List<String> rule(String ruleId, Kind kind, String observationId) {
        if (rule(ruleId).isEmpty()) {
            throw new PortRefusal("rule must be known, was '" + ruleId + "'");
        }
        return List.of(
                ruleId + "@1.0 does not hold of " + kind + " " + observationId,
                "  shots: " + observationId + " is an anchor",
                "  call: none of 3 calls within 600 m and 15 min is about shots");
    }

    @Override
    public ObjectNode map(Clock clock) {
        ObjectNode map = object("{'at':'2026-11-27T03:12:45.123Z','unit':'"
                + (clock == Clock.NOW ? "probability" : "per hour") + "','scale':{'low':0.0,'high':0.5},'cells':[]}");
        String[] cells = {"89283082807ffff", "8928308280fffff", "89283082837ffff", "89283082833ffff"};
        for (int at = 0; at < cells.length; at++) {
            map.withArray("/cells")
                    .add(
                            object(
                                    "{'cell':'" + cells[at] + "','value':" + 0.1 * (at + 1)
                                            + ",'prior':0.02,'base':0.01,'shares':[{'name':'GUNSHOT','value':1.2},{'name':'prior','value':-3.9}]}"));
        }
        return map;
    }

    @Override
    public ObjectNode forecast(int hours) {
        return object("{'at':'2026-11-27T03:12:45.123Z','hours':" + hours
                + ",'cells':[{'cell':'8928308280fffff','expected':" + 0.02 * hours
                + ",'band':'HIGH'}],'steps':[1,6,24,72,168]}");
    }

    @Override
    public Optional<ObjectNode> cell(String cell) {
        return cell.equals("8928308280fffff")
                ? Optional.of(object("{'cell':'" + cell
                        + "','at':'2026-11-27T03:12:45.123Z','now':0.3,'nextHour':0.04,'ratePerDay':0.9,'ratio':1.4,"
                        + "'shares':[{'name':'GUNSHOT','value':1.2}],'rateShares':[{'name':'base','value':0.6}],"
                        + "'lines':['one gunshot 3 minutes ago'],'weights':'start@1'}"))
                : Optional.empty();
    }

    @Override
    public ObjectNode route(List<Point> points, @Nullable Instant at) {
        return object("{'cells':[{'cell':'8928308280fffff','value':0.3,'metres':350.0}],'total':0.3,"
                + "'worst':['8928308280fffff'],'lines':['one cell of " + points.size() + " points']}");
    }

    @Override
    public ObjectNode sensors() {
        return object("{'sensors':[{'id':'net-1','kind':'GUNSHOT','lat':37.805,'lon':-122.27,"
                + "'lastSeenAt':'2026-11-27T03:12:45.123Z','silent':false,'reliability':0.8},"
                + "{'id':'cam-9','kind':'CAMERA','lat':37.81,'lon':-122.265,"
                + "'lastSeenAt':'2026-11-26T21:00:00.000Z','silent':true,'reliability':null}]}");
    }

    @Override
    public ObjectNode health() {
        return object("{'ok':true,'degraded':[],'streams':[{'stream':'GUNSHOT','ratePerSecond':0.4,"
                + "'lastAt':'2026-11-27T03:12:45.123Z','ageSeconds':2.5,'lagRecords':0,'lagMillis':3,'rejected1h':0,"
                + "'silentSensors':[]},{'stream':'CAMERA','ratePerSecond':3.1,'lastAt':'2026-11-27T03:12:45.123Z',"
                + "'ageSeconds':1.0,'lagRecords':null,'lagMillis':null,'rejected1h':2,'silentSensors':['cam-9']}],"
                + "'job':{'state':'RUNNING','lastCheckpointAt':'2026-11-27T03:12:30.000Z','restarts':0}}");
    }
}
