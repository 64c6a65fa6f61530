package io.crossfix.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.crossfix.console.Browser.Seen;
import io.crossfix.console.http.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The description of the interface says what the interface does: every route, every parameter, every answer of a walk. */
class ApiDocumentTest extends SharedRig {

    private static final String SELF = "https://crossfix.invalid/openapi";

    private JsonNode document() {
        return new Browser(rig.console().address()).get("/api/openapi.json").json();
    }

    @Test
    void everyRouteAndParameterIsDescribedAndNothingElse() {
        JsonNode paths = document().path("paths");
        Set<String> described = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        described.add(method + " " + path.getKey());
                    }
                }));
        Set<String> served = new TreeSet<>();
        for (Route route : rig.console().routes()) {
            String path = route.path().replace('<', '{').replace('>', '}');
            served.add(route.method().toLowerCase(java.util.Locale.ROOT) + " " + path);
            assertThat(queries(paths.path(path).path(route.method().toLowerCase(java.util.Locale.ROOT))))
                    .as(route.path())
                    .isEqualTo(new TreeSet<>(route.queries()));
        }
        assertThat(described).isEqualTo(served);
    }

    private Set<String> queries(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = each.has("$ref")
                    ? document()
                            .at(JsonPointer.compile(each.path("$ref").asText().substring(1)))
                    : each;
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    @Test
    void everyAnswerOfAWalkIsAsDescribed() {
        rig.publish(Samples.alert(1, Instant.now()).build());
        rig.publish(Samples.alert(2, Instant.now()).setBlind(true).build());
        Browser admin = Browser.of(rig, "admin");
        Schemas schemas = new Schemas(document());
        String alert = "/api/alerts/" + Samples.id(1);
        String review =
                "{\"requestId\":\"w\",\"action\":\"CONFIRM\",\"reason\":\"heard\",\"seenRevision\":1,\"seenHash\":\""
                        + Samples.hash(1, 1) + "\"}";
        schemas.check("get", "/api/session", admin.get("/api/session"));
        schemas.check("get", "/api/alerts", admin.get("/api/alerts?limit=1"));
        schemas.check("get", "/api/alerts", admin.get("/api/alerts?limit=0"));
        schemas.check("get", "/api/alerts/{id}", admin.get(alert));
        schemas.check("get", "/api/alerts/{id}", admin.get("/api/alerts/none"));
        schemas.check("get", "/api/alerts/{id}/evidence", admin.get(alert + "/evidence?purpose=audit"));
        schemas.check(
                "get",
                "/api/alerts/{id}/evidence",
                admin.get("/api/alerts/" + Samples.id(2) + "/evidence?purpose=audit"));
        schemas.check("post", "/api/alerts/{id}/review", admin.post(alert + "/review", review));
        schemas.check(
                "post", "/api/alerts/{id}/review", admin.post(alert + "/review", review.replace("\"w\"", "\"x\"")));
        schemas.check(
                "post",
                "/api/alerts/{id}/review",
                admin.post(alert + "/review", "{\"requestId\":\"y\",\"action\":\"ACKNOWLEDGE\"}"));
        schemas.check("get", "/api/alerts/{id}/history", admin.get(alert + "/history?purpose=audit"));
        schemas.check("get", "/api/alerts/{id}/explain", admin.get(alert + "/explain?purpose=audit"));
        schemas.check("get", "/api/load", admin.get("/api/load"));
        String until = Instant.now().plusSeconds(60).toString();
        Seen ordered = admin.post(
                "/api/suppressions",
                "{\"requestId\":\"s\",\"desk\":\"city\",\"reason\":\"fireworks\",\"until\":\"" + until
                        + "\",\"lat\":37.8,\"lon\":-122.2,\"radiusMetres\":500,\"upTo\":\"MODERATE\"}");
        schemas.check("post", "/api/suppressions", ordered);
        schemas.check("get", "/api/suppressions", admin.get("/api/suppressions"));
        schemas.check("get", "/api/handover", admin.get("/api/handover"));
        schemas.check(
                "delete",
                "/api/suppressions/{id}",
                admin.delete("/api/suppressions/" + ordered.json().path("id").asText()));
        schemas.check(
                "post",
                "/api/exercises",
                admin.post("/api/exercises", "{\"requestId\":\"e\",\"alertId\":\"" + Samples.id(1) + "\"}"));
        schemas.check("get", "/api/rules", admin.get("/api/rules"));
        schemas.check("get", "/api/rules/{id}", admin.get("/api/rules/car-circles"));
        schemas.check("get", "/api/rules/{id}/matches", admin.get("/api/rules/car-circles/matches?shadow=true"));
        schemas.check(
                "get", "/api/rules/{id}/explain", admin.get("/api/rules/car-circles/explain?observation=GUNSHOT/g-1"));
        schemas.check("get", "/api/risk", admin.get("/api/risk?clock=next"));
        schemas.check("get", "/api/risk/forecast", admin.get("/api/risk/forecast?hours=6"));
        schemas.check("get", "/api/risk/cell/{cell}", admin.get("/api/risk/cell/8928308280fffff"));
        schemas.check(
                "post", "/api/risk/route", admin.post("/api/risk/route", "{\"points\":[[-122.2,37.8],[-122.3,37.9]]}"));
        schemas.check("get", "/api/sensors", admin.get("/api/sensors"));
        schemas.check("get", "/api/health", admin.get("/api/health"));
        schemas.check("get", "/healthz", admin.get("/healthz"));
        schemas.check("get", "/api/reports", admin.get("/api/reports"));
        schemas.check("get", "/api/accounts", admin.get("/api/accounts"));
        schemas.check(
                "post",
                "/api/accounts",
                admin.post(
                        "/api/accounts", "{\"account\":\"ada\",\"name\":\"Ada\",\"roles\":[\"viewer\"],\"desks\":[]}"));
        schemas.check(
                "put",
                "/api/accounts/{account}",
                admin.put(
                        "/api/accounts/ada",
                        "{\"name\":\"Ada\",\"roles\":[\"analyst\"],\"desks\":[\"*\"],\"disabled\":true}"));
        schemas.check("post", "/api/accounts/{account}/password", admin.post("/api/accounts/ada/password", ""));
    }

    /** The schemas of the document, each asked for by method, path and status. */
    private static final class Schemas {

        private final JsonNode document;
        private final JsonSchemaFactory factory;

        Schemas(JsonNode document) {
            this.document = document;
            this.factory = JsonSchemaFactory.getInstance(
                    VersionFlag.V202012,
                    builder -> builder.schemaLoaders(
                            loaders -> loaders.schemas(uri -> uri.startsWith(SELF) ? document.toString() : null)));
        }

        void check(String method, String path, Seen seen) {
            String pointer = "/paths/" + path.replace("/", "~1") + "/" + method + "/responses/"
                    + (described(method, path, seen) ? seen.status() : "default");
            JsonNode response = document.at(pointer);
            String place = response.has("$ref") ? response.path("$ref").asText().substring(1) : pointer;
            JsonSchema schema =
                    factory.getSchema(SchemaLocation.of(SELF + "#" + place + "/content/application~1json/schema"));
            List<String> faults = new ArrayList<>();
            for (ValidationMessage message : schema.validate(seen.json())) {
                faults.add(message.getMessage());
            }
            assertThat(faults)
                    .as(method + " " + path + " " + seen.status() + ": " + seen.text())
                    .isEmpty();
        }

        private boolean described(String method, String path, Seen seen) {
            return document.path("paths")
                    .path(path)
                    .path(method)
                    .path("responses")
                    .has("" + seen.status());
        }
    }
}
