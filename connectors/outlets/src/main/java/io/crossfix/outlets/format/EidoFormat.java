package io.crossfix.outlets.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.outlets.policy.Standing;
import io.crossfix.record.Alert;
import io.crossfix.record.AlertStatus;
import io.crossfix.record.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Emergency Incident Data Object, NENA-STA-021.1: the state of an incident as one JSON object. No person, no call, no note.
 *
 * @param sender who speaks; what stands behind its @ names the agency
 */
public record EidoFormat(Sender sender) implements Format {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String COMPONENT = "urn:emergency:uid:eidodatacomponent:";

    @Override
    public Message write(Telling telling) {
        Alert alert = telling.alert();
        ObjectNode eido = prologue(telling, incident(alert.getAlertId()))
                .put("eidoVersion", "1.0")
                .put("issuingElementIdentification", sender.domain());
        eido.set("agencyComponent", list(agency(telling)));
        eido.set("incidentComponent", incident(telling));
        eido.set("locationComponent", list(location(telling)));
        if (alert.getLinkedTo() != null && !telling.isCancel()) {
            ObjectNode link = component(telling, "link")
                    .put("incidentTrackingIdentifier", incident(alert.getLinkedTo()))
                    .put("linkDirectionCode", "RELATED");
            eido.set("linkComponent", list(link));
        }
        if (alert.getMergedInto() != null && alert.getStatus() == AlertStatus.MERGED && !Standing.isExercise(alert)) {
            ObjectNode merge = component(telling, "merge")
                    .put("incidentTrackingIdentifier", incident(alert.getMergedInto()))
                    .put("incidentMergeDirectionCode", "REPLACED");
            eido.set("mergeComponent", list(merge));
        }
        return Message.of(telling, "application/json", eido.toString());
    }

    private ObjectNode agency(Telling telling) {
        ObjectNode agency = prologue(telling, sender.domain());
        agency.set("agencyRoleDescriptionRegistryText", NODES.arrayNode().add("Other"));
        agency.set("agencyType", NODES.arrayNode().add("police"));
        return agency;
    }

    private ObjectNode incident(Telling telling) {
        Alert alert = telling.alert();
        ObjectNode incident = component(telling, "incident")
                .put("incidentTypeCommonRegistryText", IncidentKind.of(alert).code())
                .put("incidentTypeInternalText", Words.title(alert))
                .put("internalIncidentId", alert.getAlertId())
                .put("incidentCommonPriorityNumber", priority(alert.getSeverity()));
        incident.set("incidentStatusCommonRegistryText", NODES.arrayNode().add(status(alert)));
        incident.set("incidentStatusInternalText", NODES.arrayNode().add(internalStatus(alert)));
        incident.set("locationReference", list(reference(id(alert, "location"))));
        return incident;
    }

    private ObjectNode location(Telling telling) {
        return component(telling, "location")
                .put("locationTypeDescriptionRegistryText", "CurrentIncident")
                .put("locationByValue", presence(telling.alert()));
    }

    /** PIDF-LO (RFC 5491, 5.2.3): a circle in EPSG 4326, latitude first, its radius in metres (EPSG 9001). */
    private String presence(Alert alert) {
        return new Markup()
                .open("presence", "urn:ietf:params:xml:ns:pidf")
                .namespace("gp", "urn:ietf:params:xml:ns:pidf:geopriv10")
                .namespace("gml", "http://www.opengis.net/gml")
                .namespace("gs", "http://www.opengis.net/pidflo/1.0")
                .attribute("entity", "pres:anonymous@" + sender.domain())
                .open("tuple")
                .attribute("id", "alert")
                .open("status")
                .open("gp:geopriv")
                .open("gp:location-info")
                .open("gs:Circle")
                .attribute("srsName", "urn:ogc:def:crs:EPSG::4326")
                .element("gml:pos", Spot.decimal(alert.getLatitude(), 6) + " " + Spot.decimal(alert.getLongitude(), 6))
                .open("gs:radius")
                .attribute("uom", "urn:ogc:def:uom:EPSG::9001")
                .text(Spot.decimal(Spot.radiusMetres(alert), 1))
                .close()
                .close()
                .close()
                .open("gp:usage-rules")
                .close()
                .close()
                .close()
                .close()
                .close()
                .finish();
    }

    private static int priority(Severity severity) {
        return Severity.EXTREME.ordinal() - severity.ordinal() + 1;
    }

    private static String status(Alert alert) {
        if (Standing.of(alert) != Standing.OVER) {
            return "Active";
        }
        return switch (alert.getStatus()) {
            case MERGED, EXPIRED -> "Closed";
            default -> "Cancelled";
        };
    }

    /** Of an exercise nothing is said, so not its status either. */
    private static String internalStatus(Alert alert) {
        return Standing.isExercise(alert) ? "WITHDRAWN" : alert.getStatus().name();
    }

    private ObjectNode component(Telling telling, String what) {
        return prologue(telling, id(telling.alert(), what));
    }

    private ObjectNode prologue(Telling telling, String id) {
        ObjectNode object = NODES.objectNode()
                .put("$id", id)
                .put("lastUpdateTimeStamp", telling.sentAt().toString());
        object.set("updatedByAgencyReference", reference(sender.domain()));
        return object;
    }

    private String incident(@Nullable String alertId) {
        return "urn:emergency:uid:incidentid:" + alertId + ":" + sender.domain();
    }

    private String id(Alert alert, String what) {
        return COMPONENT + alert.getAlertId() + "-" + what + ":" + sender.domain();
    }

    private static ObjectNode reference(String id) {
        return NODES.objectNode().put("$ref", id);
    }

    private static ArrayNode list(ObjectNode only) {
        return NODES.arrayNode().add(only);
    }
}
