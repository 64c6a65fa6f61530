package io.crossfix.feeds.door;

/** States of an incident with two calls, linked to an earlier one. */
final class Eidos {

    private Eidos() {}

    static String incident(String type, String updated, double latitude) {
        return """
                {"$id":"i-77","lastUpdateTimeStamp":"%s","updatedByAgencyReference":{"$ref":"psap.example.gov"},"eidoVersion":"1.0",
                 "incidentComponent":{"incidentTypeCommonRegistryText":"%s","incidentCommonPriorityNumber":99},
                 "linkComponent":[{"incidentTrackingIdentifier":"i-70","linkDirectionCode":"RELATED"},
                                  {"incidentTrackingIdentifier":"i-10","linkDirectionCode":"UNLINK"}],
                 "callComponent":[
                  {"$id":"c-1","callStartTimestamp":"2026-07-04T21:30:51Z","locationReference":[{"$ref":"l-1"}]},
                  {"$id":"c-2","callStartTimestamp":"2026-07-04T21:30:59Z","locationReference":[{"$ref":"l-1"}]}],
                 "locationComponent":[{"$id":"l-1","locationTypeDescriptionRegistryText":"Caller",
                  "locationByValue":"<presence><Circle><pos>%s -122.27</pos><radius>45</radius></Circle></presence>"}]}
                """.formatted(updated, type, latitude);
    }
}
