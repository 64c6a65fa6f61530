package io.crossfix.rule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossfix.model.Observation;
import java.time.ZoneOffset;

/** An observation for tests, in the words of a rule's examples. */
record Seen(PartKind kind, String id, ObjectNode fields) {

    static Seen gunshot(String id, String at) {
        return of(PartKind.GUNSHOT, id, at);
    }

    static Seen call(String id, String at) {
        return of(PartKind.CALL, id, at);
    }

    static Seen camera(String id, String at) {
        return of(PartKind.CAMERA, id, at);
    }

    static Seen plate(String id, String at) {
        return of(PartKind.PLATE, id, at);
    }

    static Seen of(PartKind kind, String id, String at) {
        return new Seen(
                kind, id, JsonNodeFactory.instance.objectNode().put("at", at).put("id", id));
    }

    Seen with(String field, String value) {
        return new Seen(kind, id, fields.deepCopy().put(field, value));
    }

    Seen with(String field, double value) {
        return new Seen(kind, id, fields.deepCopy().put(field, value));
    }

    Observation observation() {
        return new ExampleFact(id, kind, fields, ZoneOffset.UTC).observation();
    }
}
